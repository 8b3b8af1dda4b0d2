package dev.sesame.core.service;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.port.in.TrackMessages;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.QueueStats;
import dev.sesame.core.queue.StoredMessage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks messages up in the store. */
final class MessageTracker implements TrackMessages {

    private final MessageStore store;
    private final Clock clock;
    private final Runnable wakeWorkers;

    MessageTracker(MessageStore store, Clock clock, Runnable wakeWorkers) {
        this.store = store;
        this.clock = clock;
        this.wakeWorkers = wakeWorkers;
    }

    @Override
    public Optional<StoredMessage> find(String id) {
        return store.find(id);
    }

    @Override
    public List<StoredMessage> list(MessageFilter filter, @Nullable String afterId, int max) {
        return store.list(filter, afterId, max);
    }

    @Override
    public Optional<StoredMessage> resend(String id) {
        Optional<MessageState> state = store.resend(id, clock.instant());
        if (state.isEmpty()) {
            return Optional.empty();
        }
        if (state.get() != MessageState.QUEUED) {
            throw new UnsendableException(ErrorCode.NOT_RESENDABLE, why(state.get()));
        }
        wakeWorkers.run();
        return store.find(id);
    }

    private static String why(MessageState state) {
        return state == MessageState.UNKNOWN
                ? "The message cannot be sent again: it expired, its content is deleted, or a newer code took its place"
                : "Only a message of unknown outcome can be sent again, and this one is " + state.id();
    }

    @Override
    public QueueStats stats() {
        return store.stats(clock.instant());
    }
}
