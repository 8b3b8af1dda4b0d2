package dev.sesame.http.api.simulator;

import dev.sesame.http.json.JsonBody;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the simulator's mailbox, as a mail client shows it.
 *
 * @param id the message id that SES would have given
 * @param via the transport it came by, such as {@code ses-api}
 * @param from the sender
 * @param to the recipients
 * @param html the HTML part; absent if there is none
 * @param text the text part; absent if there is none
 * @param headers the headers
 * @param receivedAt when it came
 */
public record SimulatedMail(
        String id,
        String via,
        String from,
        List<String> to,
        String subject,
        @Nullable String html,
        @Nullable String text,
        Map<String, String> headers,
        Instant receivedAt)
        implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("via", via);
        json.put("from", from);
        json.put("to", to);
        json.put("subject", subject);
        json.put("html", html);
        json.put("text", text);
        json.put("headers", headers);
        json.put("receivedAt", receivedAt);
        return json;
    }

    @Override
    public String toString() {
        return "SimulatedMail[" + id + "]";
    }
}
