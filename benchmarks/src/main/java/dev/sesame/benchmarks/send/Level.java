package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.report.Sample;
import dev.sesame.benchmarks.ses.Received;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was measured of a contender with so many messages in flight. */
record Level(List<Repetition> repetitions) {

    /** A burst, what CPU the contender used for it, and what arrived. */
    record Repetition(Burst burst, long cpuMicros, Received received) {}

    Level {
        repetitions = List.copyOf(repetitions);
    }

    /** Messages accepted a second. */
    Sample rate() {
        return sample(one -> one.burst().accepted() * 1e9 / one.burst().nanos());
    }

    Sample p50Millis() {
        return sample(one -> one.burst().p50Nanos() / 1e6);
    }

    Sample p99Millis() {
        return sample(one -> one.burst().p99Nanos() / 1e6);
    }

    Sample cpuMicros() {
        return sample(one -> (double) one.cpuMicros() / one.burst().accepted());
    }

    /** CPU of whoever took the messages. */
    Sample receiverCpuMicros() {
        return sample(
                one -> (double) one.received().cpuMicros() / one.received().messages());
    }

    Sample bytes() {
        return sample(one -> (double) one.received().bytes() / one.received().messages());
    }

    long failed() {
        return repetitions.stream().mapToLong(one -> one.burst().failed()).sum();
    }

    /** Messages that arrived, but of which no caller was told. */
    long unannounced() {
        return repetitions.stream()
                .mapToLong(one -> one.received().messages() - one.burst().accepted())
                .sum();
    }

    private Sample sample(ToDoubleFunction<Repetition> value) {
        return new Sample(repetitions.stream().mapToDouble(value).boxed().toList());
    }
}
