package dev.sesame.core.port.out;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import java.util.List;
import java.util.Map;

/**
 * A way to hand messages to the provider.
 *
 * <p>Safe for concurrent use. {@code EmailTransportContract} in the core's test jar says, as tests, what each must do.
 */
public interface EmailTransport extends AutoCloseable {

    /** The name in settings and answers, such as {@code ses-api}; never changes. */
    String name();

    /**
     * Hands one message to the provider and returns once the provider has accepted it. Acceptance is not delivery. Never
     * retries. Takes no longer than the timeouts the transport was made with.
     *
     * @throws TransportException if the provider did not accept the message, or may have but did not say so; its
     *     {@link TransportException#kind()} says whether it is safe to send again
     * @throws IllegalStateException after {@link #close()}; nothing was sent
     */
    Receipt send(OutboundEmail email, SendingAccount account);

    /**
     * What this transport would hand to the provider for this message, as the provider names it: for people to look at.
     * Maps, lists, texts, numbers and booleans only. Sends nothing.
     */
    Map<String, Object> describe(OutboundEmail email);

    /**
     * What keeps messages of this connector from leaving this way, or would be lost on it; the pointers are those of its
     * configuration. Sends nothing and asks nobody; nothing by default.
     */
    default List<Problem> limitations(ConnectorConfig connector) {
        return List.of();
    }

    /** Closes every connection; sends under way end with an outcome of their own. Idempotent. */
    @Override
    void close();
}
