package dev.sesame.http.api.message;

import dev.sesame.core.port.in.SentEmail;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that SES accepted. Acceptance is not delivery.
 *
 * @param id our id of the message
 * @param status {@code accepted}
 * @param messageId the id that SES gave it
 * @param transport the transport it left by
 * @param template the template it was made of
 * @param simulated true if it went to the simulator instead of Amazon; nobody will get it
 */
@Schema(name = "AcceptedMessage")
public record AcceptedMessage(
        String id, String status, String messageId, String transport, TemplateUsed template, boolean simulated)
        implements JsonBody {

    /** This message. */
    public static AcceptedMessage of(SentEmail sent, boolean simulated) {
        return new AcceptedMessage(
                sent.id(),
                "accepted",
                sent.receipt().messageId(),
                sent.transport(),
                TemplateUsed.of(sent.template()),
                simulated);
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("status", status);
        json.put("messageId", messageId);
        json.put("transport", transport);
        json.put("template", template);
        json.put("simulated", simulated);
        return json;
    }
}
