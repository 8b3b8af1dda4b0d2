package dev.sesame.architecture.broken.timecomesfromaclock.core.service;

import java.time.Clock;

final class BreaksByChoosingAClockForAll {

    private BreaksByChoosingAClockForAll() {}

    static Clock clock() {
        return Clock.systemUTC();
    }
}
