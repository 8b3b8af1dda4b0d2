package dev.sesame.core.port.out;

import dev.sesame.core.template.UsageType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way, as those who listen may know it. Immutable.
 *
 * <p>{@link #toString()} leaves the recipient out.
 *
 * @param id our id of the message; null if none could be made of the request
 * @param connector the id of the connector to send with, as the caller named it: there may be none of that id
 * @param usageType what it is for; an open set, the caller's word
 * @param recipient the recipient's address; personal, for no log
 * @param way how it is sent
 * @param takenAt when Sesame was asked for it
 */
public record Sending(
        @Nullable String id, String connector, UsageType usageType, String recipient, Way way, Instant takenAt) {

    /** How a message is sent. */
    public enum Way {
        /** While its caller waits. */
        DIRECT,
        /** From the queue. */
        QUEUED,
        /** To see whether a connector works. */
        TEST
    }

    /** The same once it is a message. */
    public Sending withId(String ourId) {
        return new Sending(ourId, connector, usageType, recipient, way, takenAt);
    }

    @Override
    public String toString() {
        return "Sending[" + id + " " + way + " with " + connector + "]";
    }
}
