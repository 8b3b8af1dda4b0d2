package dev.sesame.http.observability;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Gives each request its id, in the log and in the answer. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter {

    private static final String ATTRIBUTE = "sesame.request-id";

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        RequestId id = RequestId.of(request.getHeaders().get(RequestId.HEADER));
        request.setAttribute(ATTRIBUTE, id);
        context.add(id);
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        RequestId id = request.getAttribute(ATTRIBUTE, RequestId.class)
                .orElseGet(() -> RequestId.of(request.getHeaders().get(RequestId.HEADER)));
        response.header(RequestId.HEADER, id.value());
    }
}
