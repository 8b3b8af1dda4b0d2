package dev.sesame.http.api.connector;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test message. What else a message to send may have is taken, too.
 *
 * @param config the configuration to test; not with the id of a connector in the path
 * @param connector the id of the connector whose saved secrets the masks in the configuration stand for; {@code default}
 *     if left out; not with the id of a connector in the path
 * @param to the address to send to
 * @param usageType what the message is for; {@code Generic} if left out
 * @param locale the language of the message
 * @param payload values for the template, before the sample values of the usage type, such as code 000000
 */
@Schema(name = "Test")
record TestBody(
        @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
        Map<String, Object> config,

        @Nullable String connector,
        @Schema(example = "someone@example.com") String to,
        @Schema(example = "SignIn") @Nullable String usageType,
        @Schema(example = "de") @Nullable String locale,

        @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
        Map<String, Object> payload) {}
