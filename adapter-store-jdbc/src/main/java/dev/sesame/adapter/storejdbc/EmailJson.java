package dev.sesame.adapter.storejdbc;

import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to send, as JSON; all of it but the id. */
final class EmailJson {

    private EmailJson() {}

    static String write(OutboundEmail email) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("from", mailbox(email.from()));
        json.put("to", mailbox(email.to()));
        json.put("replyTo", email.replyTo().stream().map(EmailJson::mailbox).toList());
        json.put("subject", email.subject());
        json.put("html", email.html());
        json.put("text", email.text());
        json.put("headers", email.headers());
        json.put("tags", email.tags());
        SesOptions options = email.options();
        Mailbox feedback = options.feedbackForwardingAddress();
        json.put("fromIdentityArn", options.fromIdentityArn());
        json.put("feedbackForwardingAddress", feedback == null ? null : mailbox(feedback));
        json.put("feedbackForwardingIdentityArn", options.feedbackForwardingIdentityArn());
        json.put("configurationSetName", options.configurationSetName());
        json.put("tenantName", options.tenantName());
        json.put("endpointId", options.endpointId());
        return Json.write(json);
    }

    /** Empty if this is not what {@link #write} wrote: somebody else did, or the file is damaged. */
    static Optional<OutboundEmail> read(String id, String json) {
        try {
            Map<?, ?> email = Json.object(json);
            return Optional.of(new OutboundEmail(
                    id,
                    mailbox(email.get("from")),
                    mailbox(email.get("to")),
                    array(email.get("replyTo")).stream().map(EmailJson::mailbox).toList(),
                    text(email.get("subject")),
                    textOrNull(email.get("html")),
                    textOrNull(email.get("text")),
                    texts(email.get("headers")),
                    texts(email.get("tags")),
                    options(email)));
        } catch (IOException | RuntimeException unreadable) {
            // Not told, since it would quote the message.
            return Optional.empty();
        }
    }

    private static SesOptions options(Map<?, ?> email) {
        Object feedback = email.get("feedbackForwardingAddress");
        return new SesOptions(
                textOrNull(email.get("fromIdentityArn")),
                feedback == null ? null : mailbox(feedback),
                textOrNull(email.get("feedbackForwardingIdentityArn")),
                textOrNull(email.get("configurationSetName")),
                textOrNull(email.get("tenantName")),
                textOrNull(email.get("endpointId")));
    }

    private static Map<String, String> mailbox(Mailbox mailbox) {
        return Map.of("name", mailbox.name(), "address", mailbox.address());
    }

    private static Mailbox mailbox(@Nullable Object json) {
        Map<String, String> mailbox = texts(json);
        return new Mailbox(text(mailbox.get("name")), text(mailbox.get("address")));
    }

    private static Map<String, String> texts(@Nullable Object json) {
        Map<String, String> texts = new LinkedHashMap<>();
        ((Map<?, ?>) present(json)).forEach((name, value) -> texts.put((String) name, text(value)));
        return texts;
    }

    private static List<?> array(@Nullable Object json) {
        return (List<?>) present(json);
    }

    private static String text(@Nullable Object json) {
        return (String) present(json);
    }

    private static @Nullable String textOrNull(@Nullable Object json) {
        return (String) json;
    }

    private static Object present(@Nullable Object json) {
        if (json == null) {
            throw new IllegalArgumentException("a part is missing");
        }
        return json;
    }
}
