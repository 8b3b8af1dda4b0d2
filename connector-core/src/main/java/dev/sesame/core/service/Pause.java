package dev.sesame.core.service;

import java.time.Duration;

/** How a retry waits. */
@FunctionalInterface
interface Pause {

    /** Really waits. */
    Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

    void lasting(Duration duration) throws InterruptedException;
}
