package dev.sesame.http.security;

import dev.sesame.http.api.problem.ProblemDetail;
import dev.sesame.http.api.problem.Problems;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Without keys, lets only those in who call this machine by a loopback name. A page in a browser could otherwise have its
 * own name resolved to 127.0.0.1, and read and send in its user's stead (DNS rebinding).
 */
@ServerFilter({"/v1/**", "/prometheus", "/health/details"})
final class LoopbackHostFilter {

    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final Callers callers;

    LoopbackHostFilter(Callers callers) {
        this.callers = callers;
    }

    @RequestFilter
    @Nullable
    HttpResponse<ProblemDetail> check(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        boolean loopback = host == null || LOOPBACK.matcher(host).matches();
        return loopback || callers.needKeys() ? null : Problems.misdirected();
    }
}
