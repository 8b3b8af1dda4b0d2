package dev.sesame.adapter.limits;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When messages of one budget were sent, as far as it matters; oldest first, in milliseconds since 1970. Immutable. */
final class MessageLog {

    private final long[] times;
    private final long period;
    private final long now;

    private MessageLog(long[] times, long period, long now) {
        this.times = times;
        this.period = period;
        this.now = now;
    }

    /** Reads it, without what no longer matters. */
    static MessageLog read(byte @Nullable [] bytes, Budget budget, long now) {
        long period = budget.period().toMillis();
        long[] times = new long[bytes == null ? 0 : bytes.length / Long.BYTES];
        if (bytes != null) {
            ByteBuffer.wrap(bytes).asLongBuffer().get(times);
        }
        // Somebody's clock may be ahead, but not by a whole period.
        return new MessageLog(
                Arrays.stream(times)
                        .filter(time -> Math.abs(now - time) < period)
                        .sorted()
                        .toArray(),
                period,
                now);
    }

    /** How many milliseconds until one more is within the budget; 0 for now. */
    long delay(Budget budget) {
        if (times.length < budget.max()) {
            return 0;
        }
        // More than the budget if it has shrunk: then all but the last of them have to become old.
        return times[times.length - budget.max()] + period - now;
    }

    byte[] withOneMore() {
        long[] more = Arrays.copyOf(times, times.length + 1);
        more[times.length] = now;
        return bytes(more);
    }

    byte[] withoutTheNewest() {
        return bytes(Arrays.copyOf(times, Math.max(0, times.length - 1)));
    }

    private static byte[] bytes(long[] times) {
        ByteBuffer bytes = ByteBuffer.allocate(times.length * Long.BYTES);
        bytes.asLongBuffer().put(times);
        return bytes.array();
    }
}
