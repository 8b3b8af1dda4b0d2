package dev.sesame.benchmarks.send;

/**
 * What came of sending a number of messages.
 *
 * @param accepted calls that were answered with success
 * @param failed calls that were not
 * @param nanos how long all took
 * @param p50Nanos how long half of the successful calls took, at most
 * @param p99Nanos how long 99% of them took, at most
 */
record Burst(long accepted, long failed, long nanos, long p50Nanos, long p99Nanos) {

    double callsPerNano() {
        return (double) (accepted + failed) / nanos;
    }
}
