package dev.sesame.core.port.out;

import dev.sesame.core.queue.StoredMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the store made of a new message. */
public sealed interface Acceptance {

    /** The message as it stands. */
    StoredMessage message();

    /**
     * It is kept.
     *
     * @param message the message as it was kept: queued, sending, or already superseded by a later one of the same call
     * @param claim with which its sender says what became of it; null unless it came with a lease
     * @param superseded the queued messages that ended because this one took their place, as they are now, in no order; no
     *     message is among those of two acceptances. Usually empty
     */
    record Kept(StoredMessage message, @Nullable Claim claim, List<StoredMessage> superseded) implements Acceptance {

        /** Copies the superseded messages. */
        public Kept {
            superseded = List.copyOf(superseded);
        }
    }

    /**
     * Its key came before: nothing new is kept.
     *
     * @param message the one that was kept then, as it stands now
     */
    record Known(StoredMessage message) implements Acceptance {}
}
