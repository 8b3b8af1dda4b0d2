package dev.sesame.benchmarks.queue;

import dev.sesame.benchmarks.load.Percentiles;
import dev.sesame.benchmarks.load.ServiceUnderTest;
import dev.sesame.benchmarks.report.Sample;

/**
 * What was measured with one database.
 *
 * @param database its name
 * @param storeAccepts messages that the store alone keeps a second
 * @param accepts messages that the service keeps a second while SES takes none
 * @param sends messages that it then sends from the queue a second
 * @param full memory with every message queued
 * @param empty memory once all are sent
 * @param diskMegabytes what is on the disk with every message queued
 * @param answers from call to answer, at the steady rate
 * @param acceptances from answer to acceptance, at the steady rate
 */
record Measured(
        String database,
        Sample storeAccepts,
        Sample accepts,
        Sample sends,
        Memory full,
        Memory empty,
        double diskMegabytes,
        Percentiles answers,
        Percentiles acceptances) {

    /** On the heap after a collection, and in all, in MB. */
    record Memory(double heap, double resident) {

        static Memory of(ServiceUnderTest service) {
            return new Memory(service.heapMegabytes(), service.residentMegabytes());
        }
    }
}
