package dev.sesame.http.api.health;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the service is, for whoever runs it. What is not known is left out.
 *
 * @param status {@code UP} or {@code DEGRADED}, as {@code GET /health} tells it
 * @param version the version of Sesame; {@code development} if it runs from no release
 * @param startedAt when this instance started
 * @param uptimeSeconds how long ago that is
 * @param ses {@code simulator} or {@code aws}: where messages go
 * @param store where messages, connectors and templates are kept
 * @param queue the messages that have not ended; absent while the store does not answer
 * @param transports those that messages take, the first choice first
 * @param connectors all connectors, by id
 * @param alerts what keeps messages from being accepted, oldest first
 */
@Schema(name = "HealthDetails")
public record HealthDetails(
        String status,
        String version,
        Instant startedAt,
        long uptimeSeconds,
        String ses,
        StoreHealth store,
        @Nullable QueueHealth queue,
        List<TransportHealth> transports,
        List<ConnectorHealth> connectors,
        List<Health.Alert> alerts)
        implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("status", status);
        json.put("version", version);
        json.put("startedAt", startedAt);
        json.put("uptimeSeconds", uptimeSeconds);
        json.put("ses", ses);
        json.put("store", store);
        json.put("queue", queue);
        json.put("transports", transports);
        json.put("connectors", connectors);
        json.put("alerts", alerts);
        return json;
    }
}
