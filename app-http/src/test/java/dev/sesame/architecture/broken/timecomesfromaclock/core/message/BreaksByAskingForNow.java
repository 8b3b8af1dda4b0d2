package dev.sesame.architecture.broken.timecomesfromaclock.core.message;

import java.time.Instant;

final class BreaksByAskingForNow {

    private BreaksByAskingForNow() {}

    static Instant time() {
        return Instant.now();
    }
}
