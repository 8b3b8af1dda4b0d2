package dev.sesame.http.api.sending;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The calls that send and are being answered, of which there may be so many: who comes when there are more is told at once,
 * rather than to wait among those whose turn comes too late. Safe for concurrent use.
 */
public final class SendingCalls {

    private final Semaphore places;

    /** Up to so many at once. */
    public SendingCalls(int max) {
        this.places = new Semaphore(max);
    }

    /** Begins a call, which ends when what this returns is closed; null if there are too many. */
    public @Nullable Turn begin() {
        return places.tryAcquire() ? places::release : null;
    }

    /** Whether a call that came now would be one too many. */
    boolean areTooMany() {
        return places.availablePermits() == 0;
    }

    /** A call under way. To be closed once. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
