package dev.sesame.http.api.sending;

import dev.sesame.http.api.problem.ProblemDetail;
import dev.sesame.http.api.problem.Problems;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses calls that send before their bodies are read while there are too many: a refusal must cost next to nothing. It
 * takes no place, since a body may be long in coming; the controllers do, once it is there.
 */
@ServerFilter(
        patterns = {"/v1/messages", "/v1/messages/batch", "/v1/hooks/logto"},
        methods = HttpMethod.POST)
@Order(SendingCallsFilter.AFTER_ALL_OTHERS)
final class SendingCallsFilter {

    /** Who may not call at all, or calls wrongly, is told that first. */
    static final int AFTER_ALL_OTHERS = 30_000;

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(SendingCallsFilter.class);

    private final SendingCalls calls;
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - AGAIN.toNanos());

    SendingCallsFilter(SendingCalls calls) {
        this.calls = calls;
    }

    @RequestFilter
    @Nullable
    HttpResponse<ProblemDetail> check(HttpRequest<?> request) {
        if (!calls.areTooMany()) {
            return null;
        }
        tell();
        return Problems.overloaded();
    }

    /** Once a minute: a line for each call would be yet more to do. */
    private void tell() {
        long now = System.nanoTime();
        long last = toldAt.get();
        if (now - last >= AGAIN.toNanos() && toldAt.compareAndSet(last, now)) {
            LOG.warn("As many calls that send are under way as SESAME_MAX_SENDING_CALLS allows; further ones get 503");
        }
    }
}
