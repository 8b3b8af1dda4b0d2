package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.load.ProcessUse;
import dev.sesame.benchmarks.suite.FailedRunException;

/** A contender that runs, in a process of its own. For one thread at a time. */
interface Running extends AutoCloseable {

    /** What it is called, with its version. */
    String name();

    /** What its process uses. */
    ProcessUse use();

    /**
     * Has it send so many messages, so many at a time.
     *
     * @throws FailedRunException if it is ours and does not take one
     */
    Burst send(int messages, int inFlight) throws InterruptedException;

    @Override
    void close();
}
