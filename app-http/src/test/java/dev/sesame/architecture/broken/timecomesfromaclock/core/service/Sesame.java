package dev.sesame.architecture.broken.timecomesfromaclock.core.service;

import java.time.Clock;

final class Sesame {

    private Sesame() {}

    static final class Builder {

        private Builder() {}

        static Clock clock() {
            return Clock.systemUTC();
        }
    }
}
