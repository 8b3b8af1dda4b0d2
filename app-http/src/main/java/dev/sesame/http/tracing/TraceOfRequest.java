package dev.sesame.http.tracing;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The trace that a request belongs to. Goes with the request from thread to thread, and into the log.
 *
 * @param context the context with the request's span
 */
record TraceOfRequest(Context context) implements ThreadPropagatedContextElement<TraceOfRequest.Before> {

    /** What the log calls it. */
    static final String FIELD = "traceId";

    /** What was so on the thread before. */
    record Before(Scope scope, @Nullable String traceId) {}

    Span span() {
        return Span.fromContext(context);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // Closed when the thread goes on to something else.
    public Before updateThreadContext() {
        Before before = new Before(context.makeCurrent(), MDC.get(FIELD));
        MDC.put(FIELD, span().getSpanContext().getTraceId());
        return before;
    }

    @Override
    public void restoreThreadContext(@Nullable Before before) {
        if (before != null) {
            before.scope().close();
        }
        if (before == null || before.traceId() == null) {
            MDC.remove(FIELD);
        } else {
            MDC.put(FIELD, before.traceId());
        }
    }
}
