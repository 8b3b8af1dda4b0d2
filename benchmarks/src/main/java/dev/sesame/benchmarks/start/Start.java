package dev.sesame.benchmarks.start;

/**
 * One start.
 *
 * @param millis from the launcher's call to the answer that the first mail is accepted
 * @param cpuMillis the CPU that it took until then
 * @param residentMegabytes what the service occupies some seconds later
 */
record Start(double millis, double cpuMillis, double residentMegabytes) {}
