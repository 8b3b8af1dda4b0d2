package dev.sesame.http.api.connector;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All connectors.
 *
 * @param connectors the connectors, by id
 */
@Schema(name = "Connectors")
record Connectors(List<Connector> connectors) implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of("connectors", connectors);
    }
}
