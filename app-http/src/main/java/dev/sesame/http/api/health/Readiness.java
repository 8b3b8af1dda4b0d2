package dev.sesame.http.api.health;

import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Whether the service takes messages: until it begins to stop. */
@Singleton
final class Readiness implements GracefulShutdownCapable {

    private volatile boolean ready = true;

    boolean isReady() {
        return ready;
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        ready = false;
        return CompletableFuture.completedFuture(null);
    }
}
