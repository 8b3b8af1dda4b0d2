package dev.sesame.http.api.message;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.http.api.caller.Caller;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of calls: the {@code Idempotency-Key} header (draft-ietf-httpapi-idempotency-key-header-07). */
public final class Idempotency {

    private static final String HEADER = "Idempotency-Key";

    /** As the draft has it, a string in quotes; or the bare key, as most clients send it. */
    private static final Pattern KEY =
            Pattern.compile("\"[\\x20-\\x7E&&[^\"\\\\]]{1,255}\"|[\\x21-\\x7E&&[^\"\\\\]]{1,255}");

    private final Duration lifetime;
    private final Clock clock;

    /** Keys that count for so long. */
    public Idempotency(Duration lifetime, Clock clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * The key of a call; null if it has none.
     *
     * @param async whether the call asks to be answered at once: a call that waits is another
     * @throws InvalidInputException if the header is no key
     */
    @Nullable
    IdempotencyKey of(HttpRequest<?> request, byte[] body, boolean async) {
        List<String> keys = request.getHeaders().getAll(HEADER);
        if (keys.isEmpty()) {
            return null;
        }
        String key = keys.get(0).strip();
        if (keys.size() > 1 || !KEY.matcher(key).matches()) {
            throw InvalidInputException.request(List.of(new Problem(
                    "", HEADER + " must be one key of 1 to 255 printable ASCII characters, such as a UUID")));
        }
        return new IdempotencyKey(
                Caller.of(request),
                key.startsWith("\"") ? key.substring(1, key.length() - 1) : key,
                hash(request, body, async),
                clock.instant().plus(lifetime));
    }

    private static String hash(HttpRequest<?> request, byte[] body, boolean async) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getPath() + "\n" + async + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
