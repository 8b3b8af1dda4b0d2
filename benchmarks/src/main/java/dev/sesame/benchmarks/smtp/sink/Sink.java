package dev.sesame.benchmarks.smtp.sink;

/** A server that takes mails and counts them. For one thread at a time. */
public interface Sink extends AutoCloseable {

    /** What it is, with its version. */
    String name();

    /** Where it is, and what it asks for. */
    Target target();

    /**
     * What it counted since it was last asked.
     *
     * @param expected how many messages should have come; waits a little for the last ones to be counted
     */
    Tally take(long expected);

    @Override
    void close();
}
