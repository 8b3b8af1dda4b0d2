package dev.sesame.http.api.hook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Logto's HTTP email connector posts. Further members are ignored.
 *
 * @param to the recipient's address
 * @param type what the message is for, such as {@code SignIn}
 * @param payload the values of the template's variables; {@code locale} among them chooses the language
 * @param ip the end user's IP address, to limit how much one person can have sent
 */
@Schema(name = "LogtoMessage")
record LogtoBody(
        @Schema(example = "someone@example.com") String to,
        @Schema(example = "SignIn") String type,

        @Schema(
                type = "object",
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                example = "{\"code\":\"123456\",\"locale\":\"en\"}")
        @Nullable
        Map<String, Object> payload,

        @Nullable String ip) {}
