package dev.sesame.simulator.api;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.json.JsonObject;
import dev.sesame.simulator.mailbox.MailAttachment;
import dev.sesame.simulator.mailbox.MailContent;
import dev.sesame.simulator.message.MessageLimits;
import dev.sesame.simulator.message.ReceivedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code Content.Simple}: SES composes the message. */
final class SimpleContent {

    private SimpleContent() {}

    static MailContent read(JsonObject simple, Letterhead letterhead) {
        String subject = text(simple.requiredObject("Subject"));
        MessageLimits.checkSubject(subject);
        JsonObject body = simple.requiredObject("Body");
        String html = body.object("Html").map(SimpleContent::text).orElse(null);
        String text = body.object("Text").map(SimpleContent::text).orElse(null);
        if (html == null && text == null) {
            throw new RefusedException(SesError.badRequest("1 validation error detected: Value at '"
                    + simple.pathOf("Body") + "' failed to satisfy constraint: Member must have Html or Text"));
        }
        List<MailAttachment> attachments = attachments(simple);
        MessageLimits.checkMessageSize(size(subject) + size(html) + size(text) + base64Size(attachments));
        return letterhead.compose(
                ReceivedText.decoded(subject), html, text, Parameters.headers(simple, "Headers"), attachments);
    }

    private static String text(JsonObject content) {
        return ReceivedText.of(content.requiredText("Data"), content.text("Charset"));
    }

    private static List<MailAttachment> attachments(JsonObject simple) {
        List<MailAttachment> attachments = new ArrayList<>();
        for (JsonObject attachment : simple.objects("Attachments")) {
            String type = attachment.text("ContentType");
            attachments.add(new MailAttachment(
                    attachment.requiredText("FileName"),
                    type == null ? "application/octet-stream" : type,
                    RawContent.bytes(attachment, "RawContent").length));
        }
        return attachments;
    }

    private static long size(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long base64Size(List<MailAttachment> attachments) {
        return attachments.stream()
                .mapToLong(attachment -> (attachment.sizeBytes() + 2) / 3 * 4)
                .sum();
    }
}
