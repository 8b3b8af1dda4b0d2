package dev.sesame.benchmarks.smtp;

/** Tells whoever waits what is under way. */
final class Progress {

    private Progress() {}

    static void say(String what) {
        System.err.println("benchmarks: " + what);
    }
}
