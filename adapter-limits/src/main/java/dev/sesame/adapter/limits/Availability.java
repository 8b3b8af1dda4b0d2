package dev.sesame.adapter.limits;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the shared database answers. Whoever finds it away has waited for it; for some seconds after, nobody else does.
 * Safe for concurrent use.
 */
final class Availability {

    /** How long nobody asks. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

    private final String consequence;
    private final Clock clock;
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicLong nextTry = new AtomicLong();

    /** What happens while it is away, as a sentence, is for the log. */
    Availability(String consequence, Clock clock) {
        this.consequence = consequence;
        this.clock = clock;
    }

    /** Whether to ask it; once it is away, one at a time finds out whether it is back. */
    boolean mayAsk() {
        if (!away.get()) {
            return true;
        }
        long now = clock.millis();
        long next = nextTry.get();
        return now >= next && nextTry.compareAndSet(next, now + PAUSE.toMillis());
    }

    void failed(LedgerAwayException failure) {
        nextTry.set(clock.millis() + PAUSE.toMillis());
        if (!away.getAndSet(true)) {
            LOG.warn("The database of the sending limits is away. {}", consequence, failure.getCause());
        }
    }

    void answered() {
        if (away.get() && away.getAndSet(false)) {
            LOG.info("The database of the sending limits is back");
        }
    }
}
