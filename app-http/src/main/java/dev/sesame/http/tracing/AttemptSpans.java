package dev.sesame.http.tracing;

import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.port.out.SendListener;
import dev.sesame.core.port.out.Sending;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * A span for each attempt: a child of the request's while its caller waits, and a trace of its own from the queue, which
 * another instance may send from. Never the recipient, nor what SES says in words, which may repeat it.
 */
@WhenTracing
@Singleton
public final class AttemptSpans implements SendListener {

    private final Tracing tracing;

    AttemptSpans(Tracing tracing) {
        this.tracing = tracing;
    }

    @Override
    public void attempted(Sending message, Attempt attempt) {
        SpanBuilder builder = tracing.tracer()
                .spanBuilder("send " + attempt.transport())
                .setParent(message.way() == Sending.Way.QUEUED ? Context.root() : Context.current())
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(attempt.startedAt())
                .setAttribute("sesame.transport", attempt.transport())
                .setAttribute("sesame.way", message.way().name().toLowerCase(Locale.ROOT))
                .setAttribute("sesame.outcome", attempt.outcome().name().toLowerCase(Locale.ROOT));
        if (message.id() != null) {
            builder.setAttribute("sesame.message.id", message.id());
        }
        if (attempt.reason() != null) {
            builder.setAttribute("sesame.reason", attempt.reason().id());
        }
        if (attempt.messageId() != null) {
            builder.setAttribute("aws.ses.message_id", attempt.messageId());
        }
        Span span = builder.startSpan();
        if (attempt.outcome() != Outcome.ACCEPTED) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(attempt.endedAt());
    }
}
