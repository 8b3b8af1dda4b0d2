package dev.sesame.adapter.sessmtp;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What the failures of one attempt mean. The messages hold neither recipient nor content nor secret; the causes are what
 * the network reported, which knows none of them.
 *
 * @param server the server, as settings name it
 */
record Failures(OutboundEmail email, String region, String server) {

    /** The outcome of the attempt, which ends with this failure. */
    TransportException of(SmtpFailure failure) {
        Reply reply = failure.reply();
        return switch (failure.kind()) {
            case NO_STARTTLS ->
                unexpected("offers no STARTTLS, and nothing is sent without TLS. Check the port and the kind of TLS; if"
                        + " they are right, something on the way hides it.");
            case NO_AUTH ->
                unexpected(
                        "offers no login that we know (AUTH PLAIN or LOGIN). Check the host and the port, or turn auth"
                                + " off for a relay that needs none.");
            case GARBLED ->
                failure.stage() == Stage.ANSWER
                        ? unreadable(reply)
                        : unexpected("does not speak SMTP. Check the host, the port and the kind of TLS.");
            case LOST -> lost(failure.stage(), failure.io());
            case REFUSED -> reply == null ? lost(failure.stage(), null) : refused(reply, failure.stage());
        };
    }

    /** The outcome of an attempt that got no connection. */
    static TransportException busy(int connections, Duration waited) {
        return new TransportException(
                FailureReason.CONNECTIONS_BUSY,
                "All connections (" + connections + ") were busy for " + waited
                        + ", nothing was sent: send slower, or raise pool-size.",
                Duration.ofSeconds(1),
                null,
                null);
    }

    static TransportException interrupted() {
        return new TransportException(
                FailureReason.CONNECTION_FAILED, "Interrupted while waiting for a connection, nothing was sent", null);
    }

    /** The outcome of an attempt that was answered with yes, but without an id. */
    TransportException noMessageId(Reply reply) {
        return new TransportException(
                FailureReason.ANSWER_UNREADABLE,
                server + " answered " + reply.code()
                        + " without a message id, and may have accepted the message. SES always gives one; for a relay"
                        + " that is not SES, turn auth off.",
                null);
    }

    private TransportException refused(Reply reply, Stage stage) {
        if (stage == Stage.ANSWER && (reply.endsConnection() || reply.code() < 400)) {
            // A server that gives up says so at any time: this may not be its answer to the message.
            return unreadable(reply);
        }
        Refusal refusal = Refusals.of(reply, stage, region);
        String says = SafeText.of(reply, email);
        return new TransportException(
                refusal.reason(),
                server + " refused " + what(stage) + ": " + reply.code() + ". " + refusal.advice()
                        + (says.isEmpty() ? "" : " The server says: " + says),
                refusal.retryAfter(),
                null,
                reply.text().strip(),
                null);
    }

    private static String what(Stage stage) {
        return switch (stage) {
            case CONNECTING -> "the connection";
            case SECURING -> "TLS";
            case LOGGING_IN -> "the login";
            case ENVELOPE, CONTENT, ANSWER -> "the message";
        };
    }

    private TransportException unreadable(@Nullable Reply reply) {
        return new TransportException(
                FailureReason.ANSWER_UNREADABLE,
                server + " answered the complete message with neither yes nor no"
                        + (reply == null || reply.code() < 0 ? "" : ": " + reply.code())
                        + ". It may have accepted the message.",
                null);
    }

    private TransportException lost(Stage stage, @Nullable IOException io) {
        String how =
                io == null ? "the server closed the connection" : io.getClass().getSimpleName();
        if (stage == Stage.ANSWER) {
            return new TransportException(
                    FailureReason.ANSWER_LOST,
                    "The answer of " + server + " was lost after the whole message was handed over: " + how
                            + ". It may have accepted the message.",
                    io);
        }
        if (io instanceof ProxyException proxy) {
            return new TransportException(
                    proxy.misconfigured() ? FailureReason.UNEXPECTED_ANSWER : FailureReason.CONNECTION_FAILED,
                    server + " was not reached, nothing was sent: " + proxy.getMessage() + ". Check the proxy.",
                    io);
        }
        if (isIn(io, CertificateException.class)
                || isIn(io, CertPathValidatorException.class)
                || isIn(io, CertPathBuilderException.class)) {
            return new TransportException(
                    FailureReason.CERTIFICATE_REJECTED,
                    "The certificate of " + server + " is not trusted, has expired, or is for another host; nothing was"
                            + " sent. Check the host, and the trust setting if the certificate is your own.",
                    io);
        }
        if (stage.compareTo(Stage.ENVELOPE) < 0 && isIn(io, SSLException.class) && !isBroken(io)) {
            return new TransportException(
                    FailureReason.UNEXPECTED_ANSWER,
                    server
                            + " could not agree with us on TLS 1.2 or later, nothing was sent. Check the port and the kind"
                            + " of TLS; if they are right, something on the way interferes.",
                    io);
        }
        return new TransportException(
                FailureReason.CONNECTION_FAILED,
                (stage.compareTo(Stage.ENVELOPE) < 0
                                ? server + " was not reached, nothing was sent: " + how
                                : "The connection to " + server + " was lost before the message was complete: " + how)
                        + ". Check the network, the proxy, the host, the port, and whether it is one for TLS from the first"
                        + " byte (tls).",
                io);
    }

    private TransportException unexpected(String what) {
        return new TransportException(FailureReason.UNEXPECTED_ANSWER, server + " " + what, null);
    }

    private static boolean isBroken(@Nullable IOException io) {
        return isIn(io, EOFException.class)
                || isIn(io, SocketException.class)
                || isIn(io, SocketTimeoutException.class);
    }

    private static boolean isIn(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
