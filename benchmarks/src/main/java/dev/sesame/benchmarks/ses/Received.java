package dev.sesame.benchmarks.ses;

/**
 * What whoever takes messages counted of them.
 *
 * @param messages messages accepted
 * @param bytes what came with them
 * @param cpuMicros CPU that this cost
 */
public record Received(long messages, long bytes, long cpuMicros) {}
