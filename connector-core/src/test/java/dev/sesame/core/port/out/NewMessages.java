package dev.sesame.core.port.out;

import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.UsageType;
import dev.sesame.core.template.UsedTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages to keep in tests, each unlike the others only where a test says so. Recipient, subject, bodies and key hold
 * {@link Emails#MARK}, which must not leak. Immutable.
 */
public final class NewMessages {

    /** When every message is accepted, unless a test says otherwise. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** How long every message is worth delivering. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    public static final Instant DEADLINE = NOW.plus(LIFETIME);

    private final NewMessage message;

    private NewMessages(NewMessage message) {
        this.message = message;
    }

    /** A message that is no code, for the workers, with this id. */
    public static NewMessages message(String id) {
        return new NewMessages(new NewMessage(
                email(id, Emails.MARK + "@example.com"),
                "default",
                UsageType.SIGN_IN,
                new UsedTemplate(UsageType.GENERIC, new LanguageTag("de-AT")),
                0,
                NOW,
                DEADLINE,
                false,
                null,
                null,
                0));
    }

    /** A code for this recipient. */
    public static NewMessages code(String id, String recipient) {
        NewMessage m = message(id).build();
        return new NewMessages(new NewMessage(
                email(id, recipient),
                m.connector(),
                m.usageType(),
                m.template(),
                m.priority(),
                m.acceptedAt(),
                m.expiresAt(),
                true,
                null,
                null,
                0));
    }

    /** A key of the scope {@code console} that stands for an hour. */
    public static IdempotencyKey key(String key) {
        return new IdempotencyKey("console", key + Emails.MARK, "payload", NOW.plus(Duration.ofHours(1)));
    }

    public NewMessages email(OutboundEmail email) {
        NewMessage m = message;
        return copy(
                email, m.connector(), m.usageType(), m.priority(), m.acceptedAt(), m.expiresAt(), m.lease(), m.key());
    }

    public NewMessages connector(String connector) {
        NewMessage m = message;
        return copy(
                m.email(), connector, m.usageType(), m.priority(), m.acceptedAt(), m.expiresAt(), m.lease(), m.key());
    }

    public NewMessages usageType(UsageType usageType) {
        NewMessage m = message;
        return copy(
                m.email(), m.connector(), usageType, m.priority(), m.acceptedAt(), m.expiresAt(), m.lease(), m.key());
    }

    public NewMessages priority(int priority) {
        NewMessage m = message;
        return copy(
                m.email(), m.connector(), m.usageType(), priority, m.acceptedAt(), m.expiresAt(), m.lease(), m.key());
    }

    /** Accepted so much later than {@link #NOW}; the deadline moves with it. */
    public NewMessages later(Duration later) {
        NewMessage m = message;
        Instant acceptedAt = NOW.plus(later);
        return copy(
                m.email(),
                m.connector(),
                m.usageType(),
                m.priority(),
                acceptedAt,
                acceptedAt.plus(LIFETIME),
                m.lease(),
                m.key());
    }

    /** Sent by its caller, who has so long from when it is accepted. */
    public NewMessages leased(Duration duration) {
        NewMessage m = message;
        Lease lease = new Lease("caller", m.acceptedAt().plus(duration));
        return copy(
                m.email(), m.connector(), m.usageType(), m.priority(), m.acceptedAt(), m.expiresAt(), lease, m.key());
    }

    public NewMessages key(IdempotencyKey key, int index) {
        NewMessage m = message;
        return new NewMessages(new NewMessage(
                m.email(),
                m.connector(),
                m.usageType(),
                m.template(),
                m.priority(),
                m.acceptedAt(),
                m.expiresAt(),
                m.supersedes(),
                m.lease(),
                key,
                index));
    }

    public NewMessage build() {
        return message;
    }

    private NewMessages copy(
            OutboundEmail email,
            String connector,
            UsageType usageType,
            int priority,
            Instant acceptedAt,
            Instant expiresAt,
            @Nullable Lease lease,
            @Nullable IdempotencyKey key) {
        return new NewMessages(new NewMessage(
                email,
                connector,
                usageType,
                message.template(),
                priority,
                acceptedAt,
                expiresAt,
                message.supersedes(),
                lease,
                key,
                message.keyIndex()));
    }

    private static OutboundEmail email(String id, String recipient) {
        return new OutboundEmail(
                id,
                Mailbox.parse("Sesame <noreply@example.com>"),
                Mailbox.parse(recipient),
                List.of(),
                "Subject " + Emails.MARK,
                "<p>" + Emails.MARK + "</p>",
                Emails.MARK,
                Map.of(),
                Map.of(),
                SesOptions.NONE);
    }
}
