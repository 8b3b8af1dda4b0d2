package dev.sesame.benchmarks.smtp;

import dev.sesame.benchmarks.peer.Fields;
import dev.sesame.benchmarks.report.Sample;
import dev.sesame.benchmarks.smtp.sink.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was measured of one contender at one sink. */
final class Measured {

    private final String name;
    private final List<Repetition> repetitions = new ArrayList<>();

    Measured(String name) {
        this.name = name;
    }

    void add(long messages, Fields answer, Tally tally) {
        repetitions.add(new Repetition(messages, answer.number("nanos"), answer.number("cpuMicros"), tally));
    }

    String name() {
        return name;
    }

    Sample rate() {
        return sample(repetition -> repetition.messages() * 1e9 / repetition.nanos());
    }

    Sample cpuMicros() {
        return sample(repetition -> (double) repetition.cpuMicros() / repetition.messages());
    }

    Sample sinkCpuMicros() {
        return sample(repetition -> (double) repetition.tally().cpuMicros() / repetition.messages());
    }

    /** How many cores the sink kept busy. */
    Sample sinkCores() {
        return sample(repetition -> repetition.tally().cpuMicros() * 1e3 / repetition.nanos());
    }

    Sample bytes() {
        return sample(repetition -> (double) repetition.tally().bytes() / repetition.messages());
    }

    long messages() {
        return repetitions.stream().mapToLong(Repetition::messages).sum();
    }

    long connections() {
        return repetitions.stream()
                .mapToLong(repetition -> repetition.tally().connections())
                .sum();
    }

    private Sample sample(ToDoubleFunction<Repetition> value) {
        return new Sample(repetitions.stream().mapToDouble(value).boxed().toList());
    }

    private record Repetition(long messages, long nanos, long cpuMicros, Tally tally) {}
}
