package dev.sesame.http.observability;

import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.port.out.SendEnd;
import dev.sesame.core.port.out.SendListener;
import dev.sesame.core.port.out.Sending;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts and times messages, as they end. Those that test a connector are counted apart. */
@Singleton
public final class SendMetrics implements SendListener {

    /** From what SES takes on a good day to what a queue may. */
    private static final Duration[] STEPS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };

    private final MeterRegistry registry;
    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);

    SendMetrics(MeterRegistry registry) {
        this.registry = registry;
        // There from the start: a counter that begins with its first message hides that one from whoever asks for
        // changes.
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(
                    outcome,
                    Counter.builder("sesame.outcomes")
                            .description("Messages, by what is known of them")
                            .tag("outcome", outcome.id())
                            .register(registry));
        }
    }

    @Override
    public void attempted(Sending message, Attempt attempt) {
        if (message.way() != Sending.Way.TEST) {
            timer(
                            "sesame.transport.duration",
                            "From handing a message to a transport to its answer",
                            "transport",
                            attempt.transport(),
                            "outcome",
                            attempt.outcome().id(),
                            "reason",
                            Labels.reason(attempt.reason()))
                    .record(between(attempt.startedAt(), attempt.endedAt()));
        }
    }

    @Override
    public void ended(Sending message, SendEnd end) {
        if (message.way() == Sending.Way.TEST) {
            count("sesame.test.sends", "Mails that tested a connector, by how they ended", message, end);
            return;
        }
        count("sesame.sends", "Messages, by how they ended", message, end);
        Objects.requireNonNull(outcomes.get(end.outcome())).increment();
        if (end.answeredAt() != null) {
            timer(
                            "sesame.send.duration",
                            "From when Sesame was asked for a message to the last answer of SES",
                            "way",
                            message.way().name().toLowerCase(Locale.ROOT),
                            "outcome",
                            end.outcome().id())
                    .record(between(message.takenAt(), end.answeredAt()));
        }
    }

    private void count(String name, String description, Sending message, SendEnd end) {
        Counter.builder(name)
                .description(description)
                .tag("outcome", end.outcome().id())
                .tag("code", Labels.code(end.code()))
                .tag("reason", Labels.reason(end.reason()))
                .tag("transport", Labels.transport(end.transport()))
                .tag("usage_type", Labels.usageType(message.usageType()))
                .register(registry)
                .increment();
    }

    private Timer timer(String name, String description, String... tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    /** A clock that was set back makes nothing shorter than nothing. */
    private static Duration between(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
