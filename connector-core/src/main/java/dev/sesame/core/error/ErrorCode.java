package dev.sesame.core.error;

import java.util.Locale;

/** The stable codes of everything Sesame refuses or fails to do. A code never changes its meaning or its kind. */
public enum ErrorCode {
    /** The request is malformed or has invalid values; {@link InvalidInputException#problems()} names each. */
    INVALID_REQUEST(FailureKind.PERMANENT),

    /** A connector configuration has errors; {@link InvalidInputException#problems()} names each. */
    INVALID_CONFIG(FailureKind.PERMANENT),

    /** No connector of that id is configured. */
    CONNECTOR_NOT_FOUND(FailureKind.PERMANENT),

    /** Neither the usage type nor {@code Generic} has a template. */
    TEMPLATE_NOT_FOUND(FailureKind.PERMANENT),

    /** The template uses variables that the payload lacks. */
    MISSING_VARIABLES(FailureKind.PERMANENT),

    /** A value of the payload would break the message: a script in a link, an invalid sender. */
    INVALID_VALUE(FailureKind.PERMANENT),

    /** A value of the payload would bring a link into the message that is none of the operator's. */
    LINK_NOT_ALLOWED(FailureKind.PERMANENT),

    /** The rendered message is larger than Sesame sends. */
    MESSAGE_TOO_LARGE(FailureKind.PERMANENT),

    /** The message's deadline passed before a transport could take it. */
    EXPIRED(FailureKind.PERMANENT),

    /** Something was changed since it was read; nothing was changed now. */
    PRECONDITION_FAILED(FailureKind.PERMANENT),

    /** What is to be changed is configured elsewhere: in a file, say. */
    READ_ONLY(FailureKind.PERMANENT),

    /** There is one of that name already. */
    ALREADY_EXISTS(FailureKind.PERMANENT),

    /** Without what is to be changed, nobody could manage keys any more. */
    LAST_ADMIN(FailureKind.PERMANENT),

    /** The message cannot be sent again: its outcome is known, it expired, or its content is deleted. */
    NOT_RESENDABLE(FailureKind.PERMANENT),

    /** A newer code for the same recipient took the message's place before it was sent. */
    SUPERSEDED(FailureKind.PERMANENT),

    /** The recipient is suppressed: earlier messages bounced or were complained about. */
    RECIPIENT_SUPPRESSED(FailureKind.PERMANENT),

    /** The idempotency key came before with another request. */
    IDEMPOTENCY_KEY_REUSED(FailureKind.PERMANENT),

    /** The provider refused this message. */
    MESSAGE_REJECTED(FailureKind.PERMANENT),

    /** The provider refuses us: credentials, permissions, account or configuration set. */
    TRANSPORT_MISCONFIGURED(FailureKind.PERMANENT),

    /** The provider certainly did not accept the message; it may be sent again. */
    NOT_SENT(FailureKind.TRANSIENT),

    /** The request that came first under the idempotency key is not answered yet. */
    IDEMPOTENCY_KEY_IN_FLIGHT(FailureKind.TRANSIENT),

    /** The recipient, or whoever asked for the message, had as many as they may for now. */
    TOO_MANY_MESSAGES(FailureKind.TRANSIENT),

    /** The store cannot be used right now; nothing was changed. */
    STORE_UNAVAILABLE(FailureKind.TRANSIENT),

    /** The answer was lost after the whole message was handed over: to the provider, or to the store. */
    OUTCOME_UNKNOWN(FailureKind.AMBIGUOUS);

    private final FailureKind kind;

    ErrorCode(FailureKind kind) {
        this.kind = kind;
    }

    /** Whether what failed may be tried again. */
    public FailureKind kind() {
        return kind;
    }

    /** The code as the HTTP API spells it, such as {@code template_not_found}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
