package dev.sesame.architecture.broken.timecomesfromaclock.http.config;

import java.time.Clock;

final class SesameFactory {

    private SesameFactory() {}

    static Clock clock() {
        return Clock.systemUTC();
    }
}
