package dev.sesame.architecture.broken.timecomesfromaclock.core.service;

import java.time.Clock;

final class SesameBuilder {

    private SesameBuilder() {}

    static Clock clock() {
        return Clock.systemUTC();
    }
}
