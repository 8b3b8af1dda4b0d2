package dev.sesame.http;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Micronaut's start, but for wrong settings: each gets a line of its own, and no stack trace. */
final class Startup extends Micronaut {

    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    @Override
    protected void handleStartupException(Environment environment, Throwable failure) {
        InvalidInputException wrong = wrongSettings(failure);
        if (wrong == null) {
            super.handleStartupException(environment, failure);
            return;
        }
        LOG.error("Sesame does not start, because of its settings:");
        for (Problem problem : wrong.problems()) {
            LOG.error("{}", problem);
        }
        System.exit(1);
    }

    private static @Nullable InvalidInputException wrongSettings(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException wrong) {
                return wrong;
            }
        }
        return null;
    }
}
