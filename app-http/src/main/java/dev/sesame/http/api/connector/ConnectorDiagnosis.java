package dev.sesame.http.api.connector;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.Diagnosis;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What works for a connector from where Sesame runs.
 *
 * @param recommendedTransport the transport to use; absent if none works
 * @param reason why that one, or what keeps all of them from working
 * @param items what was found, in the order of the way for each transport
 * @param simulated true if the simulator was looked at instead of Amazon
 */
@Schema(name = "Diagnosis")
record ConnectorDiagnosis(@Nullable String recommendedTransport, String reason, List<Item> items, boolean simulated)
        implements JsonBody {

    /**
     * What was found about one thing.
     *
     * @param id the same in every diagnosis
     * @param transport the transport that needs it
     * @param group what part of the way it is: {@code network}, {@code clock}, {@code credentials}, {@code account},
     *     {@code identity} or {@code configuration-set}
     * @param target which one, such as {@code email-smtp.eu-west-1.amazonaws.com:587}
     * @param status {@code pass}, {@code warn}, {@code fail} or {@code skipped}
     * @param message what was found
     * @param remedy what to do; absent if there is nothing to do
     */
    @Schema(name = "DiagnosisItem")
    record Item(
            String id,
            String transport,
            String group,
            String target,
            String status,
            String message,
            @Nullable String remedy)
            implements JsonBody {

        static Item of(CheckItem item) {
            return new Item(
                    item.id(),
                    item.subject().transport(),
                    item.group().id(),
                    item.subject().target(),
                    item.status().id(),
                    item.message(),
                    item.remedy());
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("transport", transport);
            json.put("group", group);
            json.put("target", target);
            json.put("status", status);
            json.put("message", message);
            json.put("remedy", remedy);
            return json;
        }
    }

    static ConnectorDiagnosis of(Diagnosis diagnosis, boolean simulated) {
        return new ConnectorDiagnosis(
                diagnosis.recommended(),
                diagnosis.reason(),
                diagnosis.items().stream().map(Item::of).toList(),
                simulated);
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("recommendedTransport", recommendedTransport);
        json.put("reason", reason);
        json.put("items", items);
        json.put("simulated", simulated);
        return json;
    }
}
