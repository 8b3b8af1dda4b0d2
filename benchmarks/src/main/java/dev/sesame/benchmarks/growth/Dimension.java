package dev.sesame.benchmarks.growth;

import java.nio.file.Path;
import java.util.List;

/** What grows. */
interface Dimension {

    /** What there are so many of. */
    String name();

    /** How many there are, from few to many. */
    List<Integer> sizes();

    /** Makes so many in the folder of a service that is not started yet. */
    void prepare(Path folder, int size);

    /** Makes so many in a service that runs. */
    void fill(int port, int size);

    /** The request for the message of that number: one after another, all that there are have their turns. */
    byte[] request(int number, int size);
}
