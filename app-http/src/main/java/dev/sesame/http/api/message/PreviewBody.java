package dev.sesame.http.api.message;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to look at. As a message to send, but the recipient may be left out.
 *
 * @param to the recipient's address
 * @param usageType what the message is for; may be left out with a template
 * @param template a template to use instead of the connector's
 * @param locale the recipient's language, as a BCP 47 tag
 * @param payload the values of the template's variables
 * @param connector the id of the connector; {@code default} if left out
 * @param tags message tags, added to the connector's
 * @param expiresIn how long the message is worth delivering, as an ISO 8601 duration
 * @param clientIp the end user's IP address
 * @param placeholders {@code strict}, the default, where a variable without a value is an error; or {@code lenient},
 *     where its placeholder stays as written
 */
@Schema(name = "PreviewRequest")
record PreviewBody(
        @Nullable String to,
        @Schema(example = "SignIn") @Nullable String usageType,
        @Nullable TemplateBody template,
        @Nullable String locale,

        @Schema(
                type = "object",
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                example = "{\"code\":\"123456\"}")
        @Nullable
        Map<String, Object> payload,

        @Nullable String connector,
        @Nullable Map<String, String> tags,
        @Nullable String expiresIn,
        @Nullable String clientIp,

        @Schema(example = "lenient") @Nullable String placeholders) {}
