package dev.sesame.architecture.broken.nostandardstreams.simulator.program;

final class BreaksByPrintingAnError {

    private BreaksByPrintingAnError() {}

    static void say(String text) {
        System.err.println(text);
    }
}
