package dev.sesame.architecture.broken.timecomesfromaclock.simulator;

import java.time.Clock;

final class SesSimulatorBuilder {

    private SesSimulatorBuilder() {}

    static Clock clock() {
        return Clock.systemUTC();
    }
}
