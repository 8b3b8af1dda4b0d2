package dev.sesame.architecture.broken.nostandardstreams.adapter.sesapi;

final class BreaksByPrintingAStackTrace {

    private BreaksByPrintingAStackTrace() {}

    static void say(IllegalStateException failure) {
        failure.printStackTrace();
    }
}
