package dev.sesame.architecture.broken.timecomesfromaclock.core.message;

import java.time.Instant;
import java.util.function.Supplier;

final class BreaksByReferringToNow {

    private BreaksByReferringToNow() {}

    static Supplier<Instant> time() {
        return Instant::now;
    }
}
