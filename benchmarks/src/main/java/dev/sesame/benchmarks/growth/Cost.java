package dev.sesame.benchmarks.growth;

import dev.sesame.benchmarks.report.Sample;

/**
 * What messages cost with so many of what grows.
 *
 * @param size how many there are
 * @param rate messages a second
 * @param cpuMicros CPU of the service's process for each message, in microseconds
 */
record Cost(int size, Sample rate, Sample cpuMicros) {}
