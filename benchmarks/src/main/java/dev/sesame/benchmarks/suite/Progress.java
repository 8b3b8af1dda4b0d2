package dev.sesame.benchmarks.suite;

/** Tells whoever waits what is under way. */
public final class Progress {

    private Progress() {}

    public static void say(String what) {
        System.err.println("benchmarks: " + what);
    }
}
