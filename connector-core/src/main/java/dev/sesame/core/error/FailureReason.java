package dev.sesame.core.error;

import java.util.Locale;

/**
 * Why a transport could not get a message accepted, finer than its {@link ErrorCode}. The same on every transport:
 * SESv2 names its errors, SES SMTP only numbers them.
 */
public enum FailureReason {
    /** The sender's address or domain is not verified in this region, or a sandboxed account sends to an unverified one. */
    IDENTITY_NOT_VERIFIED(ErrorCode.MESSAGE_REJECTED, FailureScope.MESSAGE),
    /** The provider found the message itself at fault: an address, a header, its content. */
    CONTENT_REJECTED(ErrorCode.MESSAGE_REJECTED, FailureScope.MESSAGE),
    /** The message is larger than the provider takes. */
    TOO_LARGE(ErrorCode.MESSAGE_REJECTED, FailureScope.MESSAGE),

    /** The access key is unknown, the secret is wrong, or a token has expired. */
    INVALID_CREDENTIALS(ErrorCode.TRANSPORT_MISCONFIGURED, FailureScope.SETUP),
    /** No credentials could be had from the configuration or the environment. */
    NO_CREDENTIALS(ErrorCode.TRANSPORT_MISCONFIGURED, FailureScope.SETUP),
    /** The credentials lack a permission. */
    ACCESS_DENIED(ErrorCode.TRANSPORT_MISCONFIGURED, FailureScope.SETUP),
    /** The clock of this machine is too far from the provider's. */
    CLOCK_SKEW(ErrorCode.TRANSPORT_MISCONFIGURED, FailureScope.SETUP),
    /** The configuration set, tenant or another named resource does not exist in this region. */
    RESOURCE_NOT_FOUND(ErrorCode.TRANSPORT_MISCONFIGURED, FailureScope.MESSAGE),
    /** The custom MAIL FROM domain is set up but not verified. */
    MAIL_FROM_NOT_VERIFIED(ErrorCode.TRANSPORT_MISCONFIGURED, FailureScope.MESSAGE),
    /** Sending is paused for the account or the configuration set. */
    SENDING_PAUSED(ErrorCode.TRANSPORT_MISCONFIGURED, FailureScope.SETUP),
    /** The account may no longer send. */
    ACCOUNT_SUSPENDED(ErrorCode.TRANSPORT_MISCONFIGURED, FailureScope.SETUP),
    /** A limit of the account, other than the sending rate and quota, is reached. */
    LIMIT_EXCEEDED(ErrorCode.TRANSPORT_MISCONFIGURED, FailureScope.MESSAGE),
    /** The provider does not understand us: a wrong endpoint, or something in between that answers in its place. */
    UNEXPECTED_ANSWER(ErrorCode.TRANSPORT_MISCONFIGURED, FailureScope.SETUP),
    /** TLS could not be established because the certificate is not trusted or not for this host. */
    CERTIFICATE_REJECTED(ErrorCode.TRANSPORT_MISCONFIGURED, FailureScope.SETUP),

    /** Sent faster than the account's rate. */
    THROTTLED(ErrorCode.NOT_SENT, FailureScope.LIMIT),
    /** The account's quota of the last 24 hours is used up. */
    DAILY_QUOTA_EXCEEDED(ErrorCode.NOT_SENT, FailureScope.LIMIT),
    /** The provider has a problem of its own, and said so. */
    PROVIDER_UNAVAILABLE(ErrorCode.NOT_SENT, FailureScope.TRANSPORT),
    /** No connection could be made, or it was lost before the message was handed over. */
    CONNECTION_FAILED(ErrorCode.NOT_SENT, FailureScope.TRANSPORT),
    /** All connections of this process were busy for too long. */
    CONNECTIONS_BUSY(ErrorCode.NOT_SENT, FailureScope.LOAD),
    /** Too many messages failed in a row, so this one was not tried; reported by the core, never by a transport. */
    TRANSPORT_PAUSED(ErrorCode.NOT_SENT, FailureScope.TRANSPORT),

    /** The message was handed over and no answer came. */
    ANSWER_LOST(ErrorCode.OUTCOME_UNKNOWN, FailureScope.TRANSPORT),
    /** The message was handed over and an answer came that says neither yes nor no. */
    ANSWER_UNREADABLE(ErrorCode.OUTCOME_UNKNOWN, FailureScope.TRANSPORT);

    private final ErrorCode code;
    private final FailureScope scope;

    FailureReason(ErrorCode code, FailureScope scope) {
        this.code = code;
        this.scope = scope;
    }

    /** The stable code that this reason belongs to. */
    public ErrorCode code() {
        return code;
    }

    /** What the failure says about other messages and transports. */
    public FailureScope scope() {
        return scope;
    }

    /** The reason as the HTTP API spells it, such as {@code identity_not_verified}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
