package dev.sesame.adapter.sesapi;

import dev.sesame.adapter.sesapi.GuardedCredentials.CredentialsException;
import dev.sesame.core.error.FailureReason;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Why a question has no answer. Says nothing in AWS's own words, which may hold more than we show.
 *
 * @param source who said so, or was not reached
 * @param found what happened, in a sentence
 * @param remedy what to do
 */
record Trouble(Source source, FailureReason reason, String found, String remedy) {

    enum Source {
        SES,
        /** STS, which gives a role's credentials. */
        STS,
        /** This machine. */
        HERE
    }

    /** What credentials need to be looked at; sending needs none of it. */
    static final String POLICY = "To have this looked at, add to the policy of the credentials:"
            + " {\"Effect\": \"Allow\", \"Action\": [\"ses:GetAccount\", \"ses:GetEmailIdentity\","
            + " \"ses:GetConfigurationSet\"], \"Resource\": \"*\"}. Sending works without.";

    /** What a failure of the SDK means. */
    static Trouble of(RuntimeException failure, String region) {
        if (failure instanceof CredentialsException) {
            return ofCredentials(failure, region);
        }
        if (failure instanceof AwsServiceException answer) {
            return answered(Source.SES, AwsAnswer.of(answer), region);
        }
        return lost(Source.SES, Breakdown.of(failure), region);
    }

    private static Trouble ofCredentials(RuntimeException failure, String region) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof AwsServiceException answer) {
                return answered(Source.STS, AwsAnswer.of(answer), region);
            }
        }
        Breakdown breakdown = Breakdown.of(failure);
        return switch (breakdown.kind()) {
            case CONNECTION, TLS -> lost(Source.STS, breakdown, region);
            case NOT_HTTP, OTHER ->
                new Trouble(
                        Source.HERE,
                        FailureReason.NO_CREDENTIALS,
                        "No AWS credentials could be had: the connector has no access key, and the AWS default chain has"
                                + " none either.",
                        "Set accessKeyId and accessKeySecret, or give this machine a role, a profile or the AWS"
                                + " environment variables.");
        };
    }

    private static Trouble answered(Source source, AwsAnswer answer, String region) {
        if (!answer.genuine()) {
            return new Trouble(
                    source,
                    FailureReason.UNEXPECTED_ANSWER,
                    "Something that is not " + source + " answers: " + answer.headline() + ".",
                    answer.status() == 407
                            ? "Check the user and the password in SESAME_SES_API_PROXY."
                            : "Check SESAME_SES_API_ENDPOINT and SESAME_SES_API_PROXY if they are set, and what is on the"
                                    + " way.");
        }
        Refusal refusal = source == Source.STS ? StsRefusals.of(answer) : QuotaRefusals.of(answer, region);
        return new Trouble(
                source,
                refusal.reason(),
                (source == Source.STS ? "STS refuses the role: " : "SES refuses the question: ") + answer.headline()
                        + ".",
                remedy(source, refusal));
    }

    private static String remedy(Source source, Refusal refusal) {
        if (refusal.reason() == FailureReason.THROTTLED) {
            return "Check again in a minute: AWS takes one such question a second from all who use the account.";
        }
        boolean mayNotLook = source == Source.SES && refusal.reason() == FailureReason.ACCESS_DENIED;
        return mayNotLook ? POLICY : refusal.advice();
    }

    private static Trouble lost(Source source, Breakdown breakdown, String region) {
        String what = source + " in " + region + " does not answer: " + breakdown.name() + ".";
        return breakdown.kind() == Breakdown.Kind.CONNECTION
                ? new Trouble(
                        source,
                        FailureReason.CONNECTION_FAILED,
                        what,
                        "Check the network and the proxy, and whether this machine trusts the certificate of the"
                                + " endpoint: one that is not trusted shows as a time-out, too.")
                : new Trouble(
                        source,
                        FailureReason.UNEXPECTED_ANSWER,
                        what,
                        "Check SESAME_SES_API_ENDPOINT, SESAME_STS_ENDPOINT and SESAME_SES_API_PROXY if they are set, and"
                                + " whether this machine trusts the certificate of the endpoint.");
    }

    /** Whether the answer says nothing about what was asked: somebody may ask again. */
    boolean passes() {
        return reason == FailureReason.THROTTLED || reason == FailureReason.PROVIDER_UNAVAILABLE;
    }

    boolean mayNotLook() {
        return source == Source.SES && reason == FailureReason.ACCESS_DENIED;
    }
}
