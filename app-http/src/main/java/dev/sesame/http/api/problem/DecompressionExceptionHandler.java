package dev.sesame.http.api.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.compression.DecompressionException;
import jakarta.inject.Singleton;

/** Answers compressed bodies that are none. */
@Singleton
final class DecompressionExceptionHandler
        implements ExceptionHandler<DecompressionException, HttpResponse<ProblemDetail>> {

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public HttpResponse<ProblemDetail> handle(HttpRequest request, DecompressionException error) {
        return Problems.undecodable();
    }
}
