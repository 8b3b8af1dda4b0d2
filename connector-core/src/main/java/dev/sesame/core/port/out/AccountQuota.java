package dev.sesame.core.port.out;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.TransportException;
import java.util.Optional;

/** What the provider lets an account send. Safe for concurrent use. */
public interface AccountQuota {

    /**
     * Asks the provider. To be called rarely, some times an hour for each account: Amazon SES allows one such call a
     * second for everything that uses the account, and its console is among them. Never retries, and takes no longer
     * than the timeouts it was made with.
     *
     * @return empty if this way to the provider has no such question
     * @throws TransportException if no answer came, or a refusal: {@code ACCESS_DENIED} if the credentials may send but
     *     not ask. Nothing was changed
     * @throws IllegalStateException if the connection to the provider was closed
     */
    Optional<SendQuota> read(SendingAccount account);
}
