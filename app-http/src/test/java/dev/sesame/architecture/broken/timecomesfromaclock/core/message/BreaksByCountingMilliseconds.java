package dev.sesame.architecture.broken.timecomesfromaclock.core.message;

final class BreaksByCountingMilliseconds {

    private BreaksByCountingMilliseconds() {}

    static long time() {
        return System.currentTimeMillis();
    }
}
