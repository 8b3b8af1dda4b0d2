package dev.sesame.http.security;

import dev.sesame.http.api.caller.Caller;
import dev.sesame.http.api.problem.ProblemDetail;
import dev.sesame.http.api.problem.Problems;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets only callers with a key in, if there are keys. */
@ServerFilter({"/v1/**", "/prometheus"})
final class ApiKeyFilter {

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;

    ApiKeyFilter(ApiKeys keys) {
        this.keys = keys;
    }

    @RequestFilter
    @Nullable
    HttpResponse<ProblemDetail> check(HttpRequest<?> request) {
        if (keys.isEmpty()) {
            return null;
        }
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        Optional<String> name = Optional.ofNullable(authorization).flatMap(text -> keys.nameOf(key(text)));
        name.ifPresent(caller -> Caller.set(request, caller));
        return name.isPresent() ? null : Problems.unauthorized();
    }

    /** The scheme may be missing: Logto sends what it is configured with, and nothing more. */
    private static String key(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : authorization.strip();
    }
}
