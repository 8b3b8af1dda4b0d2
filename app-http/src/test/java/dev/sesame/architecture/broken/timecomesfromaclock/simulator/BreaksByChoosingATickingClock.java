package dev.sesame.architecture.broken.timecomesfromaclock.simulator;

import java.time.Clock;
import java.time.ZoneOffset;

final class BreaksByChoosingATickingClock {

    private BreaksByChoosingATickingClock() {}

    static Clock clock() {
        return Clock.tickSeconds(ZoneOffset.UTC);
    }
}
