package dev.sesame.adapter.storejdbc;

import dev.sesame.core.port.out.ClaimedMessage;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What was claimed by transactions whose commit was lost: if it was taken at all, nobody has it, and nobody sends it. Safe
 * for concurrent use.
 */
final class LostClaims {

    /**
     * A message that may have been taken.
     *
     * @param worker names the one claim; the token does not, since the next claim has the same if this one was not committed
     */
    record Taken(String id, long token, String worker) {}

    private final Queue<Taken> lost = new ConcurrentLinkedQueue<>();
    private final Contents contents;

    LostClaims(Contents contents) {
        this.contents = contents;
    }

    /** Nobody will send these: the answer to their claim is lost. */
    void add(Collection<ClaimedMessage> claimed, String worker) {
        for (ClaimedMessage message : claimed) {
            lost.add(new Taken(message.claim().id(), message.claim().token(), worker));
        }
    }

    /** All that were not forgotten. */
    List<Taken> current() {
        return List.copyOf(lost);
    }

    /** They went back to the queue, and that is durable. */
    void forget(List<Taken> givenBack) {
        lost.removeAll(givenBack);
    }

    /**
     * Puts those back that still wait for whoever claimed them. Waits for the lost transaction, should it still be under way.
     *
     * @return those that ended instead, since a newer code took their place
     */
    List<StoredMessage> giveBack(Session session, List<Taken> taken, Instant now) throws SQLException {
        List<StoredMessage> superseded = new ArrayList<>();
        for (Taken message : taken) {
            // They were next: in front of those that have come since.
            session
                    .list(
                            """
                    UPDATE message SET
                        state = CASE WHEN outdated = 1 THEN 'superseded' ELSE 'queued' END,
                        next_attempt_at = CASE WHEN outdated = 1 THEN NULL ELSE accepted_at END,
                        updated_at = ?, lease_until = NULL, detail = NULL
                    WHERE id = ? AND token = ? AND worker = ? AND state IN ('sending', 'unknown')
                    RETURNING\s""" + MessageRow.COLUMNS,
                            row -> MessageRow.of(row).message(),
                            now.toEpochMilli(),
                            message.id(),
                            message.token(),
                            message.worker())
                    .stream()
                    .filter(back -> back.state() == MessageState.SUPERSEDED)
                    .forEach(superseded::add);
        }
        contents.release(session, superseded.stream().map(StoredMessage::id).toList(), MessageState.SUPERSEDED);
        return superseded;
    }
}
