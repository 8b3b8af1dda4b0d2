package dev.sesame.http.api.problem;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.TransportException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers errors of the core. */
@Singleton
final class ConnectorExceptionHandler implements ExceptionHandler<ConnectorException, HttpResponse<ProblemDetail>> {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorExceptionHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public HttpResponse<ProblemDetail> handle(HttpRequest request, ConnectorException error) {
        if (error instanceof TransportException) {
            LOG.warn(
                    error.kind() == FailureKind.AMBIGUOUS
                            ? "A message may have been accepted, nobody knows: {}"
                            : "A message was not accepted: {}",
                    error.getMessage());
        }
        return Problems.answer(error);
    }
}
