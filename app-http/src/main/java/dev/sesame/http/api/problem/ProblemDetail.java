package dev.sesame.http.api.problem;

import dev.sesame.core.error.Problem;
import dev.sesame.http.json.JsonBody;
import io.micronaut.http.HttpStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as problem details (RFC 9457).
 *
 * @param type a name for the kind of problem: {@code urn:sesame:problem:} and the code
 * @param title the HTTP status in words
 * @param status the HTTP status
 * @param code a stable code for programs, such as {@code template_not_found}
 * @param reason why, finer than the code, such as {@code identity_not_verified}; only when a transport failed
 * @param detail what went wrong and what to do, for people
 * @param transport the transport that failed; only after a test
 * @param providerText what SES said, word for word; only after a test
 * @param retryAfter the seconds to wait before trying again; absent if that makes no sense
 * @param errors each problem with its place in the request; absent if there is none
 */
@Schema(name = "Problem")
public record ProblemDetail(
        String type,
        String title,
        int status,
        String code,
        @Nullable String reason,
        String detail,
        @Nullable String transport,
        @Nullable String providerText,
        @Nullable Long retryAfter,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        List<InputError> errors)
        implements JsonBody {

    /** The media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One problem with the request.
     *
     * @param pointer where, as a JSON pointer (RFC 6901)
     * @param detail what is wrong there
     */
    @Schema(name = "InputError")
    public record InputError(String pointer, String detail) implements JsonBody {

        @Override
        public Map<String, @Nullable Object> json() {
            return Map.of("pointer", pointer, "detail", detail);
        }
    }

    static ProblemDetail of(
            HttpStatus status, String code, @Nullable String reason, String detail, List<Problem> problems) {
        return of(status, code, reason, detail, null, problems);
    }

    /** The same for what may be tried again after so many seconds. */
    static ProblemDetail of(
            HttpStatus status,
            String code,
            @Nullable String reason,
            String detail,
            @Nullable Long retryAfter,
            List<Problem> problems) {
        return new ProblemDetail(
                "urn:sesame:problem:" + code,
                status.getReason(),
                status.getCode(),
                code,
                reason,
                detail,
                null,
                null,
                retryAfter,
                problems.stream()
                        .map(problem -> new InputError(problem.pointer(), problem.message()))
                        .toList());
    }

    /** The same with what the provider said to whoever tests a transport. */
    ProblemDetail of(String testedTransport, @Nullable String said) {
        return new ProblemDetail(type, title, status, code, reason, detail, testedTransport, said, retryAfter, errors);
    }

    /** Without what the provider said, which may name addresses. */
    @Override
    public String toString() {
        return "ProblemDetail[" + code + "]";
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", type);
        json.put("title", title);
        json.put("status", status);
        json.put("code", code);
        json.put("reason", reason);
        json.put("detail", detail);
        json.put("transport", transport);
        json.put("providerText", providerText);
        json.put("retryAfter", retryAfter);
        json.put("errors", errors.isEmpty() ? null : errors);
        return json;
    }
}
