package dev.sesame.architecture.broken.timecomesfromaclock.http.api;

import java.time.Clock;

final class BreaksByChoosingAClock {

    private BreaksByChoosingAClock() {}

    static Clock clock() {
        return Clock.systemUTC();
    }
}
