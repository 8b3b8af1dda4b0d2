package dev.sesame.http.api.connector;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * A connector to save. What else a connector is shown with may be sent along, and is ignored.
 *
 * @param config the configuration: as Logto's connector has it, and more. A secret that is sent as its mask,
 *     {@code ********}, stays as it is saved
 */
@Schema(name = "ConnectorToSave")
record ConnectorBody(
        @Schema(
                type = "object",
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                example =
                        "{\"region\":\"eu-west-1\",\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"accessKeySecret\":\"…\","
                                + "\"emailAddress\":\"Example <noreply@example.com>\"}")
        Map<String, Object> config) {}
