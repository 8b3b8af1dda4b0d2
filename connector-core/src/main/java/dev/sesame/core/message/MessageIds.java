package dev.sesame.core.message;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids for messages: UUIDs of version 7 (RFC 9562 §5.7), which sort by the time they were made. */
public final class MessageIds {

    private final Clock clock;
    private final RandomGenerator random;

    /** Ids with the time of this clock and the bits of this generator, which must be safe for concurrent use. */
    public MessageIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new id. */
    public String next() {
        long high = clock.millis() << 16 | 0x7000 | random.nextInt(0x1000);
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
