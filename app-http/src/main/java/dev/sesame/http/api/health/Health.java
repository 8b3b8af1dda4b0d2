package dev.sesame.http.api.health;

import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.core.port.in.TransportAlert;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the service is.
 *
 * @param status {@code UP}, or {@code DEGRADED} with alerts, with connectors that cannot be used, or without store
 * @param ses {@code simulator} or {@code aws}: where messages go; only in the full answer
 * @param transport the transport they leave by; only in the full answer
 * @param failover the transport for what that certainly did not take; absent if there is none
 * @param connectors the ids of the connectors; only in the full answer
 * @param unusableConnectors the ids of those that cannot be used as they are saved; absent if there is none
 * @param store {@code UP}, or {@code DOWN} while messages cannot be kept; only in the full answer
 * @param alerts what keeps messages from being accepted; only in the full answer
 */
public record Health(
        String status,
        @Nullable String ses,
        @Nullable String transport,
        @Nullable String failover,
        @Nullable List<String> connectors,
        @Nullable List<String> unusableConnectors,
        @Nullable String store,
        @Nullable List<Alert> alerts)
        implements JsonBody {

    /**
     * A transport refuses us, and will until somebody changes something, or cannot be reached.
     *
     * @param transport the transport
     * @param connector the id of a connector that meets it
     * @param reason why, as in problems
     * @param since when that was first met
     */
    @Schema(name = "Alert")
    public record Alert(String transport, String connector, String reason, Instant since) implements JsonBody {

        static Alert of(TransportAlert alert) {
            return new Alert(
                    alert.transport(), alert.connector(), alert.reason().id(), alert.since());
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("transport", transport);
            json.put("connector", connector);
            json.put("reason", reason);
            json.put("since", since);
            return json;
        }
    }

    static final Health UP = new Health("UP", null, null, null, null, null, null, null);

    /** The full answer. */
    public static Health of(
            ServiceInfo service, ManageConnectors connectors, boolean storeUp, List<TransportAlert> alerts) {
        List<String> unusable = List.copyOf(connectors.unusable());
        return new Health(
                alerts.isEmpty() && unusable.isEmpty() && storeUp ? "UP" : "DEGRADED",
                service.simulated() ? "simulator" : "aws",
                service.transport(),
                service.failover(),
                List.copyOf(connectors.ids()),
                unusable.isEmpty() ? null : unusable,
                storeUp ? "UP" : "DOWN",
                alerts.stream().map(Alert::of).toList());
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("status", status);
        json.put("ses", ses);
        json.put("transport", transport);
        json.put("failover", failover);
        json.put("connectors", connectors);
        json.put("unusableConnectors", unusableConnectors);
        json.put("store", store);
        json.put("alerts", alerts);
        return json;
    }
}
