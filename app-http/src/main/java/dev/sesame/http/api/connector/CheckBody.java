package dev.sesame.http.api.connector;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration to check.
 *
 * @param config the configuration
 * @param connector the id of the connector whose saved secrets the masks in the configuration stand for; {@code default}
 *     if left out
 */
@Schema(name = "ConfigToCheck")
record CheckBody(
        @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        Map<String, Object> config,

        @Nullable String connector) {}
