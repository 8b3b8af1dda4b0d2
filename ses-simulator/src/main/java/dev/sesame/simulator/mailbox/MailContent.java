package dev.sesame.simulator.mailbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as a mail client shows it: encoded words are decoded, parts are text.
 *
 * @param from as shown, e.g. {@code Zoë <zoe@example.com>}
 * @param html the HTML part, null if there is none
 * @param text the plain part, null if there is none
 */
public record MailContent(
        String from,
        List<String> to,
        List<String> cc,
        List<String> replyTo,
        String subject,
        @Nullable String html,
        @Nullable String text,
        List<MailHeader> headers,
        List<MailAttachment> attachments) {

    public MailContent {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        replyTo = List.copyOf(replyTo);
        headers = List.copyOf(headers);
        attachments = List.copyOf(attachments);
    }

    public MailContent withHeaders(List<MailHeader> all) {
        return new MailContent(from, to, cc, replyTo, subject, html, text, all, attachments);
    }
}
