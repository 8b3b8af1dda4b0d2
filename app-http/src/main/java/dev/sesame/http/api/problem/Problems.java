package dev.sesame.http.api.problem;

import dev.sesame.core.access.Role;
import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.error.TryLaterException;
import dev.sesame.core.error.UnsendableException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers errors of the core. */
public final class Problems {

    /** What a caller is asked to wait when the provider does not say: connections come back, rates recover. */
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);

    static final String NOT_JSON = "Send the body as JSON, with Content-Type: application/json";

    private Problems() {}

    /** The answer to this error. */
    public static MutableHttpResponse<ProblemDetail> answer(ConnectorException error) {
        HttpStatus status = status(error.code());
        MutableHttpResponse<ProblemDetail> response = response(status, detail(error));
        Long retryAfter = retryAfter(error);
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        return response;
    }

    /** The answer to a test that ended with this failure, with everything that whoever tests may know. */
    public static MutableHttpResponse<ProblemDetail> ofTest(TransportException failure, String transport) {
        ProblemDetail answer =
                detail(failure).of(transport, failure.providerText().orElse(null));
        return answer(failure).body(answer);
    }

    /** This error as a part of an answer. */
    public static ProblemDetail detail(ConnectorException error) {
        String reason =
                error instanceof TransportException failure ? failure.reason().id() : null;
        return ProblemDetail.of(
                status(error.code()),
                error.code().id(),
                reason,
                error.getMessage(),
                retryAfter(error),
                problems(error));
    }

    /** The answer to a call under a name that is not this machine's own, while no key protects it. */
    public static MutableHttpResponse<ProblemDetail> misdirected() {
        HttpStatus status = HttpStatus.MISDIRECTED_REQUEST;
        String detail =
                "Without API keys Sesame answers only to localhost; set SESAME_API_KEYS to call it by another name";
        return response(status, ProblemDetail.of(status, "misdirected_request", null, detail, List.of()));
    }

    /** The answer to whoever asks whether to send calls here, while the service stops. */
    public static MutableHttpResponse<ProblemDetail> stopping() {
        HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
        return response(
                status, ProblemDetail.of(status, "stopping", null, "The service takes no more messages", List.of()));
    }

    /** The answer to a call that sends while too many others do. */
    public static MutableHttpResponse<ProblemDetail> overloaded() {
        HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
        String detail = "Too many messages are being sent at this moment: nothing was kept or sent, send it again";
        long wait = seconds(DEFAULT_WAIT);
        return response(status, ProblemDetail.of(status, "overloaded", null, detail, wait, List.of()))
                .header(HttpHeaders.RETRY_AFTER, Long.toString(wait));
    }

    /** The answer to a call that shows no valid key. */
    public static MutableHttpResponse<ProblemDetail> unauthorized() {
        HttpStatus status = HttpStatus.UNAUTHORIZED;
        String detail = "This call needs a valid API key: Authorization: Bearer <key>";
        return response(status, ProblemDetail.of(status, "unauthorized", null, detail, List.of()))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    /** The answer to a call that its key is not allowed to make. */
    public static MutableHttpResponse<ProblemDetail> forbidden(Set<Role> allowed, Role role) {
        HttpStatus status = HttpStatus.FORBIDDEN;
        String needed = allowed.stream().sorted().map(Role::id).collect(Collectors.joining(" or "));
        String detail = "This call needs an API key of the role " + needed + "; yours has the role " + role.id();
        return response(status, ProblemDetail.of(status, "forbidden", null, detail, List.of()));
    }

    /** The answer to a call that comes too soon after others. */
    public static MutableHttpResponse<ProblemDetail> tooManyRequests(String detail, Duration wait) {
        HttpStatus status = HttpStatus.TOO_MANY_REQUESTS;
        return response(status, ProblemDetail.of(status, "too_many_requests", null, detail, List.of()))
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
    }

    /** The answer to a call for something that is not there. */
    public static MutableHttpResponse<ProblemDetail> notFound(String detail) {
        HttpStatus status = HttpStatus.NOT_FOUND;
        return response(status, ProblemDetail.of(status, "not_found", null, detail, List.of()));
    }

    /** The answer to a body whose coding is not the one it is said to have. */
    static MutableHttpResponse<ProblemDetail> undecodable() {
        HttpStatus status = HttpStatus.BAD_REQUEST;
        String detail = "The body is not coded as its Content-Encoding says";
        return response(status, ProblemDetail.of(status, "malformed_request", null, detail, List.of()));
    }

    /** The answer to a body that is not said to be JSON. */
    public static MutableHttpResponse<ProblemDetail> notJson() {
        HttpStatus status = HttpStatus.UNSUPPORTED_MEDIA_TYPE;
        return response(status, ProblemDetail.of(status, "unsupported_media_type", null, NOT_JSON, List.of()));
    }

    private static MutableHttpResponse<ProblemDetail> response(HttpStatus status, ProblemDetail detail) {
        return HttpResponse.<ProblemDetail>status(status)
                .contentType(ProblemDetail.MEDIA_TYPE)
                .body(detail);
    }

    /** The HTTP status that stands for a code. */
    public static HttpStatus status(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST, INVALID_CONFIG -> HttpStatus.BAD_REQUEST;
            case CONNECTOR_NOT_FOUND,
                    TEMPLATE_NOT_FOUND,
                    MISSING_VARIABLES,
                    INVALID_VALUE,
                    LINK_NOT_ALLOWED,
                    MESSAGE_TOO_LARGE,
                    EXPIRED,
                    IDEMPOTENCY_KEY_REUSED,
                    SUPERSEDED,
                    RECIPIENT_SUPPRESSED,
                    MESSAGE_REJECTED -> HttpStatus.UNPROCESSABLE_ENTITY;
            case TRANSPORT_MISCONFIGURED -> HttpStatus.BAD_GATEWAY;
            case NOT_RESENDABLE, READ_ONLY, ALREADY_EXISTS, LAST_ADMIN, IDEMPOTENCY_KEY_IN_FLIGHT ->
                HttpStatus.CONFLICT;
            case PRECONDITION_FAILED -> HttpStatus.PRECONDITION_FAILED;
            case TOO_MANY_MESSAGES -> HttpStatus.TOO_MANY_REQUESTS;
            case NOT_SENT, STORE_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case OUTCOME_UNKNOWN -> HttpStatus.GATEWAY_TIMEOUT;
        };
    }

    private static List<Problem> problems(ConnectorException error) {
        if (error instanceof InvalidInputException invalid) {
            return invalid.problems();
        }
        return error instanceof UnsendableException unsendable ? unsendable.problems() : List.of();
    }

    private static @Nullable Long retryAfter(ConnectorException error) {
        return error.kind() == FailureKind.TRANSIENT ? Long.valueOf(seconds(wait(error))) : null;
    }

    private static Duration wait(ConnectorException error) {
        if (error instanceof TryLaterException later) {
            return later.retryAfter();
        }
        return error instanceof TransportException failure
                ? failure.retryAfter().orElse(DEFAULT_WAIT)
                : DEFAULT_WAIT;
    }

    /** Whole seconds (RFC 9110 §10.2.3), rounded up and at least one. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
