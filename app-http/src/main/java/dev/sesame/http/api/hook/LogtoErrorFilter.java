package dev.sesame.http.api.hook;

import dev.sesame.core.error.FailureKind;
import dev.sesame.http.api.problem.ProblemDetail;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Makes a sentence of what is refused without a look at the message: a wrong key, a body that is too large, too many calls. */
@ServerFilter("/v1/hooks/logto")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LogtoErrorFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LogtoErrorFilter.class);

    @ResponseFilter
    void explain(MutableHttpResponse<?> response) {
        if (response.getBody().orElse(null) instanceof ProblemDetail problem) {
            // While there is too much to do, a line for each call would be yet more.
            boolean overloaded = response.status() == HttpStatus.SERVICE_UNAVAILABLE;
            LOG.atLevel(overloaded ? Level.DEBUG : Level.WARN)
                    .log("A call to the endpoint for Logto was refused: {} ({})", problem.code(), problem.status());
            // Whether an internal error came before the mail was sent or after, nobody knows.
            response.contentType(MediaType.TEXT_PLAIN_TYPE).body(LogtoSentence.of(kind(response.status())));
        }
    }

    private static FailureKind kind(HttpStatus status) {
        return switch (status) {
            case INTERNAL_SERVER_ERROR -> FailureKind.AMBIGUOUS;
            case SERVICE_UNAVAILABLE -> FailureKind.TRANSIENT;
            default -> FailureKind.PERMANENT;
        };
    }
}
