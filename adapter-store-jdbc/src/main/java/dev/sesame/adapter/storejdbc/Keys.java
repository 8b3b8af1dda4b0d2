package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.port.out.NewMessage;
import dev.sesame.core.queue.IdempotencyKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The idempotency keys, and which message came under each. */
final class Keys {

    private static final String SELECT =
            "SELECT place, payload_hash, message_id FROM idempotency_key" + " WHERE key_hash = ? AND expires_at > ? ";

    private record Place(int index, String payloadHash, String messageId) {

        static Place of(ResultSet row) throws SQLException {
            return new Place(row.getInt("place"), row.getString("payload_hash"), row.getString("message_id"));
        }

        String messageIdOf(IdempotencyKey key) {
            if (!payloadHash.equals(key.payloadHash())) {
                throw new UnsendableException(
                        ErrorCode.IDEMPOTENCY_KEY_REUSED,
                        "The idempotency key came before with another request: use a new key for a new request");
            }
            return messageId;
        }
    }

    /** A name for the key that shows neither it nor its scope. */
    static String hash(IdempotencyKey key) {
        return Digest.hex(key.scope(), key.key());
    }

    /**
     * The ids of the messages that came under the key, by their place.
     *
     * @throws UnsendableException if they came with another payload
     */
    Map<Integer, String> standing(Session session, IdempotencyKey key, Instant now) throws SQLException {
        Map<Integer, String> standing = new HashMap<>();
        for (Place place : session.list(SELECT, Place::of, hash(key), now.toEpochMilli())) {
            standing.put(place.index(), place.messageIdOf(key));
        }
        return standing;
    }

    /**
     * The ids of the messages that came under the key in these places, reading nothing of the others.
     *
     * @throws UnsendableException if anything came with another payload
     */
    Map<Integer, String> standing(Session session, IdempotencyKey key, Collection<Integer> places, Instant now)
            throws SQLException {
        Map<Integer, String> standing = new HashMap<>();
        for (int place : places) {
            session.first(SELECT + "AND place = ?", Place::of, hash(key), now.toEpochMilli(), place)
                    .ifPresent(found -> standing.put(place, found.messageIdOf(key)));
        }
        if (standing.isEmpty()) {
            // All that stand came with the same payload: one of them tells it.
            session.first(SELECT + "LIMIT 1", Place::of, hash(key), now.toEpochMilli())
                    .ifPresent(any -> any.messageIdOf(key));
        }
        return standing;
    }

    /** Puts the message in its place, whatever was there. */
    void keep(Session session, NewMessage message, IdempotencyKey key) throws SQLException {
        session.update(
                """
                INSERT INTO idempotency_key (key_hash, place, payload_hash, expires_at, message_id) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (key_hash, place) DO UPDATE SET
                    payload_hash = excluded.payload_hash,
                    expires_at = excluded.expires_at,
                    message_id = excluded.message_id
                """,
                hash(key),
                message.keyIndex(),
                key.payloadHash(),
                key.expiresAt().toEpochMilli(),
                message.email().id());
    }

    /** Deletes keys past their time. */
    void purge(Session session, long now, int max) throws SQLException {
        session.update("""
                DELETE FROM idempotency_key WHERE expires_at <= ? AND (key_hash, place) IN (
                    SELECT key_hash, place FROM idempotency_key WHERE expires_at <= ? LIMIT ?)
                """, now, now, max);
    }
}
