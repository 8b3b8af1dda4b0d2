package dev.sesame.http.security;

import dev.sesame.core.access.CallLimit;
import dev.sesame.core.access.KeyHolder;
import dev.sesame.core.access.Role;
import dev.sesame.core.change.Author;
import dev.sesame.http.api.caller.AllowedTo;
import dev.sesame.http.api.caller.Caller;
import dev.sesame.http.api.problem.ProblemDetail;
import dev.sesame.http.api.problem.Problems;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets only callers with a key in, if there are keys, and each only to what the role of the key allows. */
@ServerFilter({"/v1/**", "/prometheus", "/health/details"})
@Order(ApiKeyFilter.AFTER_CORS)
final class ApiKeyFilter {

    /**
     * Later than {@link io.micronaut.http.server.cors.CorsFilter#CORS_FILTER_ORDER}, which is no constant: a browser asks
     * without a key whether a page may call, and shows the page a refusal only if it may.
     */
    static final int AFTER_CORS = 20_000;

    private static final String BEARER = "Bearer ";

    /** More than there can be keys. */
    private static final int MAX_KEYS = 10_000;

    private final Callers callers;
    private final TrustedProxies proxies;
    private final FailedCalls failedCalls;
    private final CallCounter calls = new CallCounter(MAX_KEYS, System::nanoTime);

    ApiKeyFilter(Callers callers, TrustedProxies proxies, FailedCalls failedCalls) {
        this.callers = callers;
        this.proxies = proxies;
        this.failedCalls = failedCalls;
    }

    @RequestFilter
    @Nullable
    HttpResponse<ProblemDetail> check(HttpRequest<?> request) {
        InetAddress address = proxies.client(request);
        if (!callers.needKeys()) {
            Caller.set(request, new Author("", address.getHostAddress()), Role.ADMIN);
            return null;
        }
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        // First of all: a valid key is not locked out by what others do from the same address.
        Optional<KeyHolder> holder = callers.holder(authorization == null ? "" : key(authorization));
        if (holder.isEmpty()) {
            return refused(address, authorization != null);
        }
        Caller.set(
                request,
                new Author(holder.get().name(), address.getHostAddress()),
                holder.get().role());
        return refused(request, holder.get());
    }

    /** Who shows no key at all tries none: a page in a browser, say. */
    private HttpResponse<ProblemDetail> refused(InetAddress address, boolean tried) {
        Duration wait = tried ? failedCalls.count(address) : Duration.ZERO;
        return wait.isZero()
                ? Problems.unauthorized()
                : Problems.tooManyRequests("Too many calls from your address came with keys that are not valid", wait);
    }

    private @Nullable HttpResponse<ProblemDetail> refused(HttpRequest<?> request, KeyHolder holder) {
        CallLimit limit = holder.limit();
        Duration wait = limit == null ? Duration.ZERO : calls.count(holder.name(), limit);
        if (!wait.isZero()) {
            return Problems.tooManyRequests(
                    "The API key was used more often than its limit of " + limit + " allows", wait);
        }
        // Where there is no route, there is nothing to keep from anybody.
        return RouteAttributes.getRouteMatch(request)
                .map(ApiKeyFilter::allowed)
                .filter(allowed -> !allowed.contains(holder.role()))
                .map(allowed -> Problems.forbidden(allowed, holder.role()))
                .orElse(null);
    }

    private static Set<Role> allowed(RouteMatch<?> route) {
        Set<Role> allowed = Set.of(route.getAnnotationMetadata().enumValues(AllowedTo.class, Role.class));
        return allowed.isEmpty() ? Set.of(Role.ADMIN) : allowed;
    }

    /** The scheme may be missing: Logto sends what it is configured with, and nothing more. */
    private static String key(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : authorization.strip();
    }
}
