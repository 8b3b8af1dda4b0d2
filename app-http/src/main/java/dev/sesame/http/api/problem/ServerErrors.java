package dev.sesame.http.api.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.netty.NettyHttpRequestBuilder;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Answers what the server itself refuses: unknown paths, wrong methods and media types, bodies that are too large. */
@Primary
@Singleton
final class ServerErrors implements ErrorResponseProcessor<ProblemDetail> {

    @Override
    public MutableHttpResponse<ProblemDetail> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = status(context, response.status());
        MutableHttpResponse<ProblemDetail> answer =
                response.status(status).contentType(ProblemDetail.MEDIA_TYPE).body(null);
        return context.getRequest().getMethod() == HttpMethod.HEAD
                ? answer
                : answer.body(ProblemDetail.of(status, code(status), null, detail(status), List.of()));
    }

    /** The server has one status for all that is too large. */
    private static HttpStatus status(ErrorContext context, HttpStatus status) {
        Throwable cause = context.getRequest() instanceof NettyHttpRequestBuilder request
                ? request.toHttpRequestWithoutBody().decoderResult().cause()
                : null;
        if (cause instanceof TooLongHttpLineException) {
            return HttpStatus.REQUEST_URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException ? HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE : status;
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "malformed_request";
            case REQUEST_ENTITY_TOO_LARGE -> "payload_too_large";
            case INTERNAL_SERVER_ERROR -> "internal_error";
            default -> status.name().toLowerCase(Locale.ROOT);
        };
    }

    /** In our own words: the server's may repeat the request. */
    private static String detail(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request is not valid HTTP for this call; see /openapi.yml";
            case NOT_FOUND -> "There is nothing at this address; see /openapi.yml for what there is";
            case METHOD_NOT_ALLOWED -> "This address takes other methods; see the Allow header";
            case NOT_ACCEPTABLE -> "The answer is JSON; send an Accept header that takes application/json";
            case UNSUPPORTED_MEDIA_TYPE -> Problems.NOT_JSON;
            case REQUEST_ENTITY_TOO_LARGE -> "The body is larger than this service takes";
            case REQUEST_URI_TOO_LONG -> "The address is longer than this service takes";
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> "The headers are larger than this service takes";
            case INTERNAL_SERVER_ERROR ->
                "Something failed inside Sesame; its log says what. Whether a mail was sent is not known";
            default -> status.getReason();
        };
    }
}
