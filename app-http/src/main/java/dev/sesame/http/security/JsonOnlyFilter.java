package dev.sesame.http.security;

import dev.sesame.http.api.problem.ProblemDetail;
import dev.sesame.http.api.problem.Problems;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Takes a body only if it is said to be JSON. A web page can make a browser post any other to this machine, one without
 * a type among them (Fetch Standard, "CORS-safelisted request-header"), and without keys the browser would be let in.
 */
@ServerFilter(patterns = "/v1/**", methods = HttpMethod.POST)
@Order(JsonOnlyFilter.AFTER_THE_KEY)
final class JsonOnlyFilter {

    static final int AFTER_THE_KEY = ApiKeyFilter.AFTER_CORS + 1;

    @RequestFilter
    @Nullable
    HttpResponse<ProblemDetail> check(HttpRequest<?> request) {
        boolean json = request.getContentType()
                .filter(MediaType.APPLICATION_JSON_TYPE::equals)
                .isPresent();
        return json ? null : Problems.notJson();
    }
}
