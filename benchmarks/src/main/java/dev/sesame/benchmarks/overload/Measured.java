package dev.sesame.benchmarks.overload;

/** What was measured, and is still being. For one thread. */
final class Measured {

    final Phase peak = new Phase();
    final Phase overload = new Phase();

    /** As many calls as make a second at the peak, right after the overload. */
    final Phase firstSecond = new Phase();

    /** The most, in all repetitions. */
    Memory before = new Memory(0, 0);

    Memory during = new Memory(0, 0);
    Memory after = new Memory(0, 0);
}
