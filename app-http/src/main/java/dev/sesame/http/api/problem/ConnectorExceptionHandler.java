package dev.sesame.http.api.problem;

import dev.sesame.core.error.ConnectorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers errors of the core, whose log has a line for each message by then. */
@Singleton
final class ConnectorExceptionHandler implements ExceptionHandler<ConnectorException, HttpResponse<ProblemDetail>> {

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public HttpResponse<ProblemDetail> handle(HttpRequest request, ConnectorException error) {
        return Problems.answer(error);
    }
}
