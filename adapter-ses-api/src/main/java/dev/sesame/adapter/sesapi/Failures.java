package dev.sesame.adapter.sesapi;

import dev.sesame.adapter.sesapi.GuardedCredentials.CredentialsException;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What the failures of one attempt mean. The messages hold neither recipient nor content nor secret; what AWS and its SDK
 * say may, so that it is redacted, in causes too.
 */
final class Failures {

    private final Handover handover;
    private final String region;
    private final String refused;
    private final Function<AwsAnswer, Refusal> refusals;
    private final UnaryOperator<String> safeText;

    private Failures(
            Handover handover,
            String region,
            String refused,
            Function<AwsAnswer, Refusal> refusals,
            UnaryOperator<String> safeText) {
        this.handover = handover;
        this.region = region;
        this.refused = refused;
        this.refusals = refusals;
        this.safeText = safeText;
    }

    /** Those of sending this message. */
    static Failures ofMessage(Handover handover, OutboundEmail email, SendingAccount account) {
        return new Failures(
                handover,
                account.region(),
                "SES refused the message",
                answer -> SesRefusals.of(answer, email, account.region()),
                text -> Redacted.text(text, email));
    }

    /** Those of asking for the account's quota, which hands nothing over. */
    static Failures ofQuota(Handover handover, SendingAccount account) {
        return new Failures(
                handover,
                account.region(),
                "SES does not tell the account's quota",
                answer -> QuotaRefusals.of(answer, account.region()),
                Redacted::text);
    }

    /** The outcome of the attempt, which ends with this failure. */
    TransportException of(RuntimeException failure) {
        boolean handedOver = !handover.withdraw();
        if (failure instanceof CredentialsException) {
            return noCredentials(failure);
        }
        if (failure instanceof AwsServiceException answer) {
            return answered(AwsAnswer.of(answer), handedOver, failure);
        }
        Breakdown breakdown = Breakdown.of(failure);
        return handedOver ? unknown(breakdown, failure) : notHandedOver(breakdown, failure);
    }

    /** The outcome of an attempt that was answered with yes, but not to what. */
    static TransportException noMessageId(@Nullable String requestId) {
        return new TransportException(
                FailureReason.ANSWER_UNREADABLE,
                "SES answered without a message id, and may have accepted the message",
                null,
                requestId,
                null);
    }

    private TransportException noCredentials(RuntimeException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof AwsServiceException answer) {
                // STS never sees the message: whatever it answers, nothing was sent.
                AwsAnswer sts = AwsAnswer.of(answer);
                return sts.genuine() || sts.status() >= 500
                        ? refused("STS refused the role", sts, StsRefusals.of(sts), failure)
                        : notFromAws("STS", sts, failure);
            }
        }
        Breakdown breakdown = Breakdown.of(failure);
        return switch (breakdown.kind()) {
            case CONNECTION, TLS -> notConnected("STS", breakdown, failure);
            case NOT_HTTP, OTHER ->
                failure(
                        FailureReason.NO_CREDENTIALS,
                        "No AWS credentials could be had: set access keys for the connector, or give this machine a"
                                + " role, a profile or the AWS environment variables",
                        failure);
        };
    }

    private TransportException answered(AwsAnswer answer, boolean handedOver, RuntimeException failure) {
        if (answer.genuine() && !answer.fromGateway()) {
            return refused(refused, answer, refusals.apply(answer), failure);
        }
        if (answer.status() < 500) {
            return notFromAws("SES", answer, failure);
        }
        return failure(
                handedOver ? FailureReason.ANSWER_UNREADABLE : FailureReason.CONNECTION_FAILED,
                "Something on the way to SES answered in its place: " + answer.headline()
                        + (handedOver ? ". SES may have accepted the message." : ". Nothing was sent."),
                failure);
    }

    private TransportException refused(String what, AwsAnswer answer, Refusal refusal, RuntimeException failure) {
        String text = refusal.quoted() ? safeText.apply(answer.text()) : "";
        return new TransportException(
                refusal.reason(),
                what + ": " + answer.headline() + ". " + refusal.advice()
                        + (text.isEmpty() ? "" : " AWS says: " + text),
                retryAfter(answer, refusal),
                answer.requestId(),
                answer.text().isEmpty() ? null : answer.text(),
                Redacted.of(failure));
    }

    private static @Nullable Duration retryAfter(AwsAnswer answer, Refusal refusal) {
        boolean passes = refusal.reason().code() == ErrorCode.NOT_SENT;
        return passes && answer.retryAfter() != null ? answer.retryAfter() : refusal.retryAfter();
    }

    private static TransportException notFromAws(String service, AwsAnswer answer, RuntimeException failure) {
        return failure(
                FailureReason.UNEXPECTED_ANSWER,
                "Something that is not " + service + " answered: " + answer.headline()
                        + (answer.status() == 407
                                ? ". Check the user and the password of the proxy."
                                : ". Check the endpoint and the proxy."),
                failure);
    }

    private static TransportException unknown(Breakdown breakdown, RuntimeException failure) {
        return switch (breakdown.kind()) {
            case CONNECTION, TLS ->
                failure(
                        FailureReason.ANSWER_LOST,
                        "The answer of SES was lost after the whole message was handed over: " + breakdown.name()
                                + ". SES may have accepted it.",
                        failure);
            case NOT_HTTP, OTHER ->
                failure(
                        FailureReason.ANSWER_UNREADABLE,
                        "The answer to the message could not be read: " + breakdown.name()
                                + ". SES may have accepted it.",
                        failure);
        };
    }

    private TransportException notHandedOver(Breakdown breakdown, RuntimeException failure) {
        return switch (breakdown.kind()) {
            case CONNECTION, TLS -> notConnected("SES", breakdown, failure);
            case NOT_HTTP ->
                failure(
                        FailureReason.UNEXPECTED_ANSWER,
                        "Something that is not SES answered: " + breakdown.name() + ". Check the endpoint.",
                        failure);
            case OTHER ->
                failure(
                        FailureReason.UNEXPECTED_ANSWER,
                        "No request to SES can be made: " + breakdown.name() + ". Check the region " + region + ".",
                        failure);
        };
    }

    private TransportException notConnected(String service, Breakdown breakdown, RuntimeException failure) {
        String what = service + " in " + region + " was not reached, nothing was sent: " + breakdown.name();
        return breakdown.kind() == Breakdown.Kind.TLS
                ? failure(
                        FailureReason.CERTIFICATE_REJECTED,
                        what + ". This machine must trust the certificate of the endpoint.",
                        failure)
                : failure(
                        FailureReason.CONNECTION_FAILED,
                        what + ". Check the network, the proxy, the endpoint and whether its certificate is trusted.",
                        failure);
    }

    private static TransportException failure(FailureReason reason, String message, RuntimeException failure) {
        return new TransportException(reason, message, Redacted.of(failure));
    }
}
