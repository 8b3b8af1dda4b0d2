package com.example.pigeon;

import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import java.util.LinkedHashMap;
import java.util.Map;

/** A message as Pigeon takes it: the JSON object of {@code POST /messages}. */
final class PigeonRequest {

    private PigeonRequest() {}

    static Map<String, Object> of(OutboundEmail email) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("from", mailbox(email.from()));
        request.put("to", mailbox(email.to()));
        request.put(
                "replyTo", email.replyTo().stream().map(PigeonRequest::mailbox).toList());
        request.put("subject", email.subject());
        if (email.html() != null) {
            request.put("html", email.html());
        }
        if (email.text() != null) {
            request.put("text", email.text());
        }
        request.put("headers", email.headers());
        request.put("tags", email.tags());
        return request;
    }

    private static Map<String, Object> mailbox(Mailbox mailbox) {
        return Map.of("name", mailbox.name(), "address", mailbox.address());
    }
}
