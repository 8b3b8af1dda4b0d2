package dev.sesame.benchmarks.overload;

import dev.sesame.benchmarks.load.Percentiles;
import dev.sesame.benchmarks.report.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** What was measured in the repetitions of one phase. */
final class Phase {

    private static final String NONE = "–";

    private final List<Double> offered = new ArrayList<>();
    private final List<Double> accepted = new ArrayList<>();
    private final List<Double> refused = new ArrayList<>();
    private final List<Double> cores = new ArrayList<>();
    private final List<long[]> acceptedTimes = new ArrayList<>();
    private final List<long[]> refusedTimes = new ArrayList<>();
    private final Map<Integer, Outcomes.Tally> tallies = new TreeMap<>();

    /** Adds a repetition of which so many nanoseconds count, in which the service used so many cores. */
    void add(Outcomes outcomes, long nanos, double usedCores) {
        offered.add(outcomes.offered(nanos));
        accepted.add(outcomes.answered(true, nanos));
        refused.add(outcomes.answered(false, nanos));
        cores.add(usedCores);
        acceptedTimes.add(outcomes.times(true, nanos));
        refusedTimes.add(outcomes.times(false, nanos));
        outcomes.tallies().forEach((status, tally) -> tallies.merge(status, tally, Outcomes.Tally::plus));
    }

    /** Calls a second. */
    Sample offered() {
        return new Sample(offered);
    }

    /** Messages accepted a second. */
    Sample accepted() {
        return new Sample(accepted);
    }

    /** Calls a second that were answered otherwise. */
    Sample refused() {
        return new Sample(refused);
    }

    /** The service's. */
    Sample cores() {
        return new Sample(cores);
    }

    /** The answers by their status. */
    Map<Integer, Outcomes.Tally> tallies() {
        return tallies;
    }

    /** What is accepted here beside there, each time. */
    Sample shareOf(Phase other) {
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < accepted.size(); i++) {
            shares.add(accepted.get(i) / other.accepted.get(i));
        }
        return new Sample(shares);
    }

    /** From when a call was to be made to its answer, p50 / p99 in milliseconds. */
    String acceptedTimes() {
        return percentiles(acceptedTimes);
    }

    /** The same of refused ones. */
    String refusedTimes() {
        return percentiles(refusedTimes);
    }

    private static String percentiles(List<long[]> parts) {
        long[] all = parts.stream().flatMapToLong(LongStream::of).toArray();
        return all.length == 0 ? NONE : Percentiles.of(all).toString();
    }
}
