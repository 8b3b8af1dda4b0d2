package dev.sesame.adapter.storejdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** What ids say about time: those that are UUIDs of version 7 begin with theirs (RFC 9562 §5.7), so that they sort by it. */
final class IdTime {

    /** How far the time of an id may be from that of its message's acceptance; it is made a little later. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private static final Pattern VERSION_7 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private static final long LAST = 0xffff_ffff_ffffL;

    private IdTime() {}

    /** Whether the id says when its message was accepted. */
    static boolean tells(String id, Instant acceptedAt) {
        if (!VERSION_7.matcher(id).matches()) {
            return false;
        }
        long millis = Long.parseLong(id.substring(0, 8) + id.substring(9, 13), 16);
        return Math.abs(millis - acceptedAt.toEpochMilli()) <= SLACK.toMillis();
    }

    /** No id that tells an acceptance at this time or later is less. */
    static String from(Instant acceptedFrom) {
        return prefix(acceptedFrom.toEpochMilli() - SLACK.toMillis());
    }

    /** Every id that tells an acceptance before this time is less. */
    static String until(Instant acceptedTo) {
        return prefix(acceptedTo.toEpochMilli() + SLACK.toMillis() + 1);
    }

    /** What the ids of this millisecond begin with: less than each of them, and more than those before. */
    private static String prefix(long millis) {
        String digits = "%012x".formatted(Math.max(0, Math.min(LAST, millis)));
        return digits.substring(0, 8) + "-" + digits.substring(8);
    }
}
