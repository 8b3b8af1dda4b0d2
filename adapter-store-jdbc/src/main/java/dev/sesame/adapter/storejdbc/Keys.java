package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.port.out.NewMessage;
import dev.sesame.core.queue.IdempotencyKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The idempotency keys, and which message came under each. */
final class Keys {

    private record Place(int index, String payloadHash, String messageId) {}

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
        List<Place> places = session.list(
                "SELECT place, payload_hash, message_id FROM idempotency_key WHERE key_hash = ? AND expires_at > ?",
                row -> new Place(row.getInt("place"), row.getString("payload_hash"), row.getString("message_id")),
                hash(key),
                now.toEpochMilli());
        Map<Integer, String> standing = new HashMap<>();
        for (Place place : places) {
            if (!place.payloadHash().equals(key.payloadHash())) {
                throw new UnsendableException(
                        ErrorCode.IDEMPOTENCY_KEY_REUSED,
                        "The idempotency key came before with another request: use a new key for a new request");
            }
            standing.put(place.index(), place.messageId());
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
