package dev.sesame.http.api.message;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to send. Unknown members are refused.
 *
 * @param to the recipient's address
 * @param usageType what the message is for, such as {@code SignIn}; may be left out with a template
 * @param template a template to use instead of the connector's
 * @param locale the recipient's language, as a BCP 47 tag such as {@code de-AT}
 * @param payload the values of the template's variables
 * @param connector the id of the connector; {@code default} if left out
 * @param tags message tags for SES events, added to the connector's
 * @param expiresIn how long the message is worth delivering, as an ISO 8601 duration such as {@code PT10M}
 * @param clientIp the end user's IP address, to limit how much one person can have sent; never the calling
 *     service's own
 */
@Schema(name = "Message")
record MessageBody(
        @Schema(example = "someone@example.com") String to,
        @Schema(example = "SignIn") @Nullable String usageType,
        @Nullable TemplateBody template,
        @Schema(example = "en") @Nullable String locale,

        @Schema(
                type = "object",
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                example = "{\"code\":\"123456\"}")
        @Nullable
        Map<String, Object> payload,

        @Nullable String connector,
        @Nullable Map<String, String> tags,
        @Schema(example = "PT10M") @Nullable String expiresIn,
        @Nullable String clientIp) {}
