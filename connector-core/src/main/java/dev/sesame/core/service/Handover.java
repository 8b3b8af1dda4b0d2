package dev.sesame.core.service;

import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Receipt;

/** What became of a message at one transport. */
sealed interface Handover permits Handover.Accepted, Handover.Failed, Hold {

    /** It was tried and accepted. */
    record Accepted(Attempt attempt, Receipt receipt) implements Handover {}

    /**
     * It was tried and not accepted.
     *
     * @param refusedBefore whether the transport was known to refuse us, so that the message only tried whether it still does
     * @param stopping whether Sesame is stopping, so that nothing else is worth trying
     */
    record Failed(Attempt attempt, TransportException failure, boolean refusedBefore, boolean stopping)
            implements Handover {}
}
