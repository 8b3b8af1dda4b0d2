package dev.sesame.http.api.health;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to SES.
 *
 * @param name {@code ses-api} or {@code ses-smtp}
 * @param role {@code primary}, or {@code failover} for what the other certainly did not take
 * @param breaker {@code closed}, or {@code open} while the transport is left alone for somebody, as it keeps failing
 * @param paused for how many accounts and senders it is left alone
 * @param pausedSince since when, for the one it is left alone for longest; absent if there is none
 * @param connections the SMTP connections of this instance; absent with {@code ses-api}
 */
@Schema(name = "TransportHealth")
public record TransportHealth(
        String name,
        String role,
        String breaker,
        int paused,
        @Nullable Instant pausedSince,
        @Nullable Connections connections)
        implements JsonBody {

    /**
     * SMTP connections at a moment.
     *
     * @param open those that are there
     * @param idle those of them that nobody uses
     * @param busy those of them that send
     * @param waiting messages that wait for one
     */
    @Schema(name = "SmtpConnections")
    public record Connections(int open, int idle, int busy, int waiting) implements JsonBody {

        @Override
        public Map<String, @Nullable Object> json() {
            return Map.of("open", open, "idle", idle, "busy", busy, "waiting", waiting);
        }
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("role", role);
        json.put("breaker", breaker);
        json.put("paused", paused);
        json.put("pausedSince", pausedSince);
        json.put("connections", connections);
        return json;
    }
}
