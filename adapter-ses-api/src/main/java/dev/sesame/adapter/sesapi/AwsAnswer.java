package dev.sesame.adapter.sesapi;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * An error that was answered.
 *
 * @param genuine whether AWS answered, not something in its place
 * @param code the name of the error, such as {@code MessageRejected}; empty if it has none
 * @param status the HTTP status
 * @param text what the answer says; may hold addresses and more, so that it is not to be shown as it is
 * @param requestId the id of the request; null for none
 * @param retryAfter what the answer asks for; null for nothing
 */
record AwsAnswer(
        boolean genuine,
        String code,
        int status,
        String text,
        @Nullable String requestId,
        @Nullable Duration retryAfter) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

    static AwsAnswer of(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        String text = details == null ? null : details.errorMessage();
        return new AwsAnswer(
                answer.requestId() != null
                        || header(details, "x-amzn-ErrorType").isPresent(),
                code != null && NAME.matcher(code).matches() ? code : "",
                answer.statusCode(),
                text == null ? "" : text,
                answer.requestId() != null && NAME.matcher(answer.requestId()).matches() ? answer.requestId() : null,
                header(details, "Retry-After")
                        .filter(value -> SECONDS.matcher(value).matches())
                        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                        .orElse(null));
    }

    private static Optional<String> header(@Nullable AwsErrorDetails details, String name) {
        return details == null || details.sdkHttpResponse() == null
                ? Optional.empty()
                : details.sdkHttpResponse().firstMatchingHeader(name);
    }

    /** Whether a gateway, of AWS or on the way, answers for what stands behind it and may have done its work. */
    boolean fromGateway() {
        return status == 502 || status == 504;
    }

    /** Such as {@code MessageRejected (HTTP 400)}. */
    String headline() {
        return code.isEmpty() ? "HTTP " + status : code + " (HTTP " + status + ")";
    }

    boolean says(Pattern pattern) {
        return pattern.matcher(text).find();
    }
}
