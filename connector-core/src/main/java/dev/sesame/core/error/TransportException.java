package dev.sesame.core.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A transport did not get a message accepted. {@link #kind()} says whether it is safe to send it again. */
public final class TransportException extends ConnectorException {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;
    private final @Nullable Duration retryAfter;
    private final @Nullable String requestId;
    private final @Nullable String providerText;

    /**
     * A failure that the provider said nothing about.
     *
     * @param message what failed and what to do
     * @param cause what the technology reported; must not carry the message or its recipient
     */
    public TransportException(FailureReason reason, String message, @Nullable Throwable cause) {
        this(reason, message, null, null, cause);
    }

    /**
     * A failure that the provider answered with.
     *
     * @param message what failed and what to do
     * @param retryAfter how long to wait before another try makes sense, if the provider or its rules say so
     * @param requestId the provider's id of the request; appended to the message
     * @param cause what the technology reported; must not carry the message or its recipient
     */
    public TransportException(
            FailureReason reason,
            String message,
            @Nullable Duration retryAfter,
            @Nullable String requestId,
            @Nullable Throwable cause) {
        this(reason, message, retryAfter, requestId, null, cause);
    }

    /**
     * The same with the provider's own words.
     *
     * @param providerText what the provider said, word for word; see {@link #providerText()}
     */
    public TransportException(
            FailureReason reason,
            String message,
            @Nullable Duration retryAfter,
            @Nullable String requestId,
            @Nullable String providerText,
            @Nullable Throwable cause) {
        super(reason.code(), requestId == null ? message : message + " [aws-request-id: " + requestId + "]", cause);
        this.reason = reason;
        this.retryAfter = retryAfter;
        this.requestId = requestId;
        this.providerText = providerText;
    }

    /** Why, finer than the code. */
    public FailureReason reason() {
        return reason;
    }

    /** How long to wait before another try makes sense, if the provider or its rules say so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The provider's id of the request, to give to its support. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /**
     * What the provider said, word for word. It may name addresses: it is for whoever tests a connector, and for no log.
     */
    public Optional<String> providerText() {
        return Optional.ofNullable(providerText);
    }
}
