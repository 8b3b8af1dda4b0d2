package dev.sesame.core.service;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes one waiting thread; a ring while nobody waits is heard by the next who does. An interrupt is one, too, and no more:
 * the threads that wait here end when they are told to, and must not spin until then.
 */
final class Bell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private boolean ringing;

    void ring() {
        lock.lock();
        try {
            ringing = true;
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when it rings, or after so long. */
    void await(Duration atMost) {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (!ringing && nanos > 0) {
                nanos = rung.awaitNanos(nanos);
            }
            ringing = false;
        } catch (InterruptedException e) {
            ringing = false;
        } finally {
            lock.unlock();
        }
    }
}
