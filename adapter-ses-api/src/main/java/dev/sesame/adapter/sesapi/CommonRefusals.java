package dev.sesame.adapter.sesapi;

import dev.sesame.core.error.FailureReason;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The errors that every AWS service has (https://docs.aws.amazon.com/ses/latest/APIReference-V2/CommonErrors.html). */
final class CommonRefusals {

    private static final Pattern CLOCK =
            Pattern.compile("signature expired|not yet current|skew", Pattern.CASE_INSENSITIVE);

    private CommonRefusals() {}

    /** What a genuine answer means; empty if its error is the service's own. */
    static Optional<Refusal> of(AwsAnswer answer) {
        if (answer.says(CLOCK)) {
            return Optional.of(clockSkew());
        }
        return Optional.ofNullable(
                switch (answer.code()) {
                    case "RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture" -> clockSkew();
                    case "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId" ->
                        credentials("Check the access key id: it is unknown, deleted or inactive, or the key is"
                                + " temporary and lacks its session token.");
                    case "SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature" ->
                        credentials("Check the secret access key: it does not belong to the access key id.");
                    case "ExpiredToken", "ExpiredTokenException" ->
                        credentials("The session token has expired: set new temporary credentials, or use a role.");
                    case "MissingAuthenticationToken", "MissingAuthenticationTokenException", "AuthFailure" ->
                        credentials("Check the credentials.");
                    case "Throttling", "ThrottlingException", "TooManyRequestsException", "RequestLimitExceeded" ->
                        throttled();
                    default -> byStatus(answer.status());
                });
    }

    private static @Nullable Refusal byStatus(int status) {
        if (status >= 500) {
            return Refusal.of(FailureReason.PROVIDER_UNAVAILABLE, "The trouble is on the side of AWS: try again.");
        }
        return status == 429 ? throttled() : null;
    }

    private static Refusal throttled() {
        return Refusal.until(
                Duration.ofSeconds(1), FailureReason.THROTTLED, "Send slower, or ask AWS for a higher rate.");
    }

    private static Refusal credentials(String advice) {
        return Refusal.of(FailureReason.INVALID_CREDENTIALS, advice);
    }

    private static Refusal clockSkew() {
        return Refusal.of(FailureReason.CLOCK_SKEW, "Set the clock of this machine, with NTP for instance.");
    }
}
