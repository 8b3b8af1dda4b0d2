package dev.sesame.http;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.StoreException;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Micronaut's start, but for what whoever starts it can mend: each gets a line of its own, and no stack trace. */
final class Startup extends Micronaut {

    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    @Override
    protected void handleStartupException(Environment environment, Throwable failure) {
        InvalidInputException wrong = cause(failure, InvalidInputException.class);
        StoreException away = cause(failure, StoreException.class);
        BindException taken = cause(failure, BindException.class);
        if (wrong != null) {
            LOG.error("Sesame does not start, because of its settings:");
            for (Problem problem : wrong.problems()) {
                LOG.error("{}", problem);
            }
        } else if (away != null) {
            LOG.error("Sesame does not start: {}", away.getMessage());
        } else if (taken != null) {
            LOG.error(
                    "Sesame does not start: {}. SESAME_HOST and SESAME_PORT must name an address that is free",
                    taken.getMessage());
        } else {
            super.handleStartupException(environment, failure);
            return;
        }
        System.exit(1);
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
