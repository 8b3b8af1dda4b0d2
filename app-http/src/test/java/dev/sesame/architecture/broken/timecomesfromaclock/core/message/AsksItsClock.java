package dev.sesame.architecture.broken.timecomesfromaclock.core.message;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

final class AsksItsClock {

    private AsksItsClock() {}

    static LocalDate today(Clock clock) {
        return LocalDate.now(Clock.tick(clock, Duration.ofSeconds(1)).withZone(ZoneOffset.UTC));
    }

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
