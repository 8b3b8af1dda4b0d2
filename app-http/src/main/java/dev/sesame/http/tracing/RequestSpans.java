package dev.sesame.http.tracing;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A span for each request, of the caller's trace if it names one: the route's template, the method and the status, and
 * nothing that a caller wrote.
 */
@WhenTracing
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestSpans {

    private static final String ATTRIBUTE = "sesame.trace";
    private static final int SERVER_ERROR = 500;

    /** Text of the caller's own making, which every span would carry on (W3C Trace Context §3.3). */
    private static final String FREE_TEXT = "tracestate";

    private static final TextMapGetter<HttpHeaders> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpHeaders headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable HttpHeaders headers, String name) {
            List<String> values =
                    headers == null || name.equalsIgnoreCase(FREE_TEXT) ? List.of() : headers.getAll(name);
            return values.isEmpty() ? null : values.getFirst();
        }
    };

    private final Tracing tracing;

    RequestSpans(Tracing tracing) {
        this.tracing = tracing;
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext propagated) {
        Context caller = tracing.propagator().extract(Context.root(), request.getHeaders(), HEADERS);
        Span span = tracing.tracer()
                .spanBuilder(method(request))
                .setParent(caller)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", method(request))
                .startSpan();
        TraceOfRequest trace = new TraceOfRequest(caller.with(span));
        request.setAttribute(ATTRIBUTE, trace);
        propagated.add(trace);
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(ATTRIBUTE, TraceOfRequest.class).ifPresent(trace -> {
            Span span = trace.span();
            BasicHttpAttributes.getUriTemplate(request)
                    .ifPresent(route ->
                            span.updateName(method(request) + " " + route).setAttribute("http.route", route));
            span.setAttribute("http.response.status_code", response.code());
            if (response.code() >= SERVER_ERROR) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        });
    }

    /** Callers may make methods up. */
    private static String method(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.CUSTOM
                ? "_OTHER"
                : request.getMethod().name();
    }
}
