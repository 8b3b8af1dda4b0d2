package dev.sesame.http.api.factory;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of connectors there are.
 *
 * @param factories the kinds
 */
@Schema(name = "ConnectorFactories")
record ConnectorFactories(List<ConnectorFactory> factories) implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of("factories", factories);
    }
}
