package dev.sesame.benchmarks.overload;

import dev.sesame.benchmarks.load.CallerConnection;
import dev.sesame.benchmarks.queue.CodeMail;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What the calls of a phase were answered, and when. Each call has a place of its own, written by its caller. */
final class Outcomes {

    static final int ACCEPTED = 200;

    /** The service does not know whether the message was sent. */
    private static final int UNKNOWN = 504;

    private final int from;
    private final int[] statuses;
    private final boolean[] retryAfters;
    private final long[] begun;

    /** When each was to be made, and when it was answered, in nanoseconds. */
    final long[] calls;

    final long[] answers;

    /** Of the calls with these numbers. */
    Outcomes(int from, int count) {
        this.from = from;
        statuses = new int[count];
        retryAfters = new boolean[count];
        begun = new long[count];
        calls = new long[count];
        answers = new long[count];
    }

    /** How many answers had a status, and how many of them said when to try again. */
    record Tally(long answers, long withRetryAfter) {

        Tally plus(Tally other) {
            return new Tally(answers + other.answers, withRetryAfter + other.withRetryAfter);
        }
    }

    /** Makes the call of that number; whoever has it made at a time overwrites when that was. */
    void make(CallerConnection connection, int number) {
        long now = System.nanoTime();
        CallerConnection.Answer answer = connection.ask(CallerConnection.post("/v1/messages", CodeMail.call(number)));
        put(number - from, now, System.nanoTime(), answer.status(), answer.retryAfter());
    }

    void put(int place, long begin, long end, int status, boolean retryAfter) {
        begun[place] = begin;
        if (calls[place] == 0) {
            calls[place] = begin;
        }
        answers[place] = end;
        statuses[place] = status;
        retryAfters[place] = retryAfter;
    }

    int from() {
        return from;
    }

    int count() {
        return statuses.length;
    }

    boolean isAccepted(int place) {
        return statuses[place] == ACCEPTED;
    }

    /** The calls that were made within so many nanoseconds from the first, a second. */
    double offered(long nanos) {
        long end = start() + nanos;
        return places(place -> begun[place] < end).count() * 1e9 / nanos;
    }

    /** The calls that were answered so, accepted or not, within that time, a second. */
    double answered(boolean accepted, long nanos) {
        long end = start() + nanos;
        return places(place -> isAccepted(place) == accepted && answers[place] < end)
                        .count()
                * 1e9
                / nanos;
    }

    /** How long the answers took to those calls that were to be made within that time, in nanoseconds. */
    long[] times(boolean accepted, long nanos) {
        long end = start() + nanos;
        return places(place -> isAccepted(place) == accepted && calls[place] < end)
                .mapToLong(place -> answers[place] - calls[place])
                .toArray();
    }

    /** How long it took from the first call to the last answer, in nanoseconds. */
    long length() {
        return IntStream.range(0, count())
                        .mapToLong(place -> answers[place])
                        .max()
                        .orElse(0)
                - start()
                + 1;
    }

    /** The answers by their status. */
    Map<Integer, Tally> tallies() {
        Map<Integer, Tally> tallies = new TreeMap<>();
        for (int place = 0; place < count(); place++) {
            Tally unused = tallies.merge(statuses[place], new Tally(1, retryAfters[place] ? 1 : 0), Tally::plus);
        }
        return tallies;
    }

    /** Fails unless as many messages were sent as callers were told; of some nobody knows. */
    void check(long sent) {
        long accepted = places(this::isAccepted).count();
        long unknown = places(place -> statuses[place] == UNKNOWN).count();
        if (sent < accepted || sent > accepted + unknown) {
            throw new FailedRunException(
                    sent + " messages were sent; " + accepted + " were accepted, and of " + unknown + " nobody knows");
        }
    }

    private long start() {
        return IntStream.range(0, count())
                .mapToLong(place -> calls[place])
                .min()
                .orElse(0);
    }

    private IntStream places(IntPredicate which) {
        return IntStream.range(0, count()).filter(which);
    }
}
