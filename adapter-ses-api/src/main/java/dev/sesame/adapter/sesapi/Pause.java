package dev.sesame.adapter.sesapi;

import java.time.Duration;

/** How time passes between two questions. */
@FunctionalInterface
interface Pause {

    /** Really waits. */
    Pause SLEEP = time -> Thread.sleep(time.toMillis());

    void pass(Duration time) throws InterruptedException;
}
