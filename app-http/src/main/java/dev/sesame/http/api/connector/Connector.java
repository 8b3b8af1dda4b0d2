package dev.sesame.http.api.connector;

import dev.sesame.core.change.Change;
import dev.sesame.core.port.in.ConnectorView;
import dev.sesame.http.api.resource.Remark;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connector.
 *
 * @param id its id
 * @param factory what kind it is: {@code aws-ses-mail}
 * @param config its configuration; secrets are shown as {@code ********}
 * @param readOnly whether it can only be changed where it is configured
 * @param source where it is configured; absent if it is saved in the store
 * @param changedAt when it was saved; absent if it is not
 * @param changedBy the name of the API key that it was saved with; absent if there was none
 * @param errors why it cannot be used; messages go on with what was saved before, if that could be
 * @param warnings what is questionable about it
 */
@Schema(name = "Connector")
record Connector(
        String id,
        String factory,

        @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        Map<String, Object> config,

        boolean readOnly,
        @Nullable String source,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        List<Remark> errors,
        List<Remark> warnings)
        implements JsonBody {

    private static final String CONFIG = "/config";

    static Connector of(ConnectorView view) {
        Map<String, Object> config = new LinkedHashMap<>();
        view.document().forEach((key, value) -> {
            if (value != null) {
                config.put(key, value);
            }
        });
        Change change = view.change();
        return new Connector(
                view.id(),
                "aws-ses-mail",
                config,
                view.readOnly(),
                view.source(),
                change == null ? null : change.at(),
                change == null || change.by().isEmpty() ? null : change.by(),
                Remark.of(CONFIG, view.errors()),
                Remark.of(CONFIG, view.warnings()));
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("factory", factory);
        json.put("config", config);
        json.put("readOnly", readOnly);
        json.put("source", source);
        json.put("changedAt", changedAt);
        json.put("changedBy", changedBy);
        json.put("errors", errors);
        json.put("warnings", warnings);
        return json;
    }

    /** Shows nothing of its configuration. */
    @Override
    public String toString() {
        return "Connector[" + id + "]";
    }
}
