package dev.sesame.benchmarks.suite;

/** Measurements that belong together, and make a section of the page. */
public interface Suite {

    /** What it is called on the command line. */
    String name();

    /**
     * Measures.
     *
     * @return the section in Markdown, from its second-level heading on
     * @throws FailedRunException if what was measured is not what it should have been
     */
    String run(Options options);
}
