package dev.sesame.adapter.limits;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.port.out.AccountQuota;
import dev.sesame.core.port.out.SendQuota;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the provider for quotas, on somebody else's time. Safe for concurrent use. */
final class QuotaReader {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaReader.class);

    private final AccountQuota provider;
    private final Executor executor;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    QuotaReader(AccountQuota provider, Executor executor) {
        this.provider = provider;
        this.executor = executor;
    }

    /** Asks, and calls one of the two with what came of it; neither, if asking again soon may help. */
    void read(SendingAccount account, Consumer<SendQuota> known, Runnable unknowable) {
        try {
            executor.execute(() -> ask(account, known, unknowable));
        } catch (RejectedExecutionException e) {
            // We are closed: nobody needs the quota any more.
        }
    }

    private void ask(SendingAccount account, Consumer<SendQuota> known, Runnable unknowable) {
        try {
            Optional<SendQuota> quota = provider.read(account);
            quota.ifPresentOrElse(known, unknowable);
        } catch (TransportException e) {
            // Once, not each time: credentials that may send but not ask are common.
            if (warned.add(account.region() + e.reason())) {
                LOG.warn(
                        "The sending limits of an account in {} could not be read: until they are, or are set, it is slowed"
                                + " only when it is throttled. {}",
                        account.region(),
                        e.getMessage());
            }
            if (e.kind() == FailureKind.PERMANENT) {
                unknowable.run();
            }
        } catch (IllegalStateException e) {
            LOG.debug("The transport was closed before it could be asked for the sending limits", e);
        }
    }
}
