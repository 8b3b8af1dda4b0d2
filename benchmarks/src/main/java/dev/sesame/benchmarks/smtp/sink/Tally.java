package dev.sesame.benchmarks.smtp.sink;

/**
 * What a sink counted.
 *
 * @param connections connections opened
 * @param messages messages accepted
 * @param tooSmall messages that did not come whole
 * @param bytes what came, in all: of messages, or on the connections if the sink does not look at messages
 * @param cpuMicros CPU that the sink used
 */
public record Tally(long connections, long messages, long tooSmall, long bytes, long cpuMicros) {}
