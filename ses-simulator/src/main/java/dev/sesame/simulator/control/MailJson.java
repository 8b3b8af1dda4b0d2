package dev.sesame.simulator.control;

import dev.sesame.simulator.mailbox.MailHeader;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as JSON: the accessors of {@code ReceivedMail}, by their names. */
final class MailJson {

    private MailJson() {}

    static Map<String, @Nullable Object> of(ReceivedMail mail) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", mail.id());
        json.put("via", mail.via());
        json.put("receivedAt", mail.receivedAt().toString());
        json.put("accessKeyId", mail.accessKeyId());
        json.put("region", mail.region());
        json.put("from", mail.from());
        json.put("to", mail.to());
        json.put("cc", mail.cc());
        json.put("bcc", mail.bcc());
        json.put("replyTo", mail.replyTo());
        json.put("recipients", mail.recipients());
        json.put("subject", mail.subject());
        json.put("html", mail.html());
        json.put("text", mail.text());
        json.put("headers", mail.headers().stream().map(MailJson::header).toList());
        json.put(
                "attachments",
                mail.attachments().stream()
                        .map(attachment -> Map.of(
                                "fileName", attachment.fileName(),
                                "contentType", attachment.contentType(),
                                "sizeBytes", attachment.sizeBytes()))
                        .toList());
        json.put("tags", mail.tags());
        json.put("configurationSetName", mail.configurationSetName());
        json.put("fromIdentityArn", mail.fromIdentityArn());
        json.put("feedbackForwardingAddress", mail.feedbackForwardingAddress());
        json.put("feedbackForwardingIdentityArn", mail.feedbackForwardingIdentityArn());
        json.put("tenantName", mail.tenantName());
        json.put("endpointId", mail.endpointId());
        json.put("request", mail.request());
        return json;
    }

    private static List<String> header(MailHeader header) {
        return List.of(header.name(), header.value());
    }
}
