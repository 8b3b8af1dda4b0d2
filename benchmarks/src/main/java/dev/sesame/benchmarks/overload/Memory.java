package dev.sesame.benchmarks.overload;

import dev.sesame.benchmarks.load.ServiceUnderTest;

/** On the heap after a collection, and in all, in MB. */
record Memory(double heap, double resident) {

    static Memory of(ServiceUnderTest service) {
        // In this order: a collection gives nothing back to the machine that it would not have given anyway.
        double resident = service.residentMegabytes();
        return new Memory(service.heapMegabytes(), resident);
    }

    Memory max(Memory other) {
        return new Memory(Math.max(heap, other.heap), Math.max(resident, other.resident));
    }
}
