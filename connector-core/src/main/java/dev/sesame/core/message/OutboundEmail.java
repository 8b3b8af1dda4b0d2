package dev.sesame.core.message;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message, complete and ready for the wire: what every transport is handed. Immutable.
 *
 * <p>{@link #toString()} shows the id only: recipients, subjects and bodies carry addresses and codes.
 *
 * @param id our own id of the message
 * @param from the sender
 * @param to the only recipient: SES refuses or accepts a call as a whole, so each recipient gets a message of its own
 * @param replyTo where answers go; empty for the sender
 * @param subject one line of Unicode text without control characters
 * @param html the HTML part; null for a text-only message
 * @param text the text part; null for an HTML-only message. At least one part is there
 * @param headers further headers, in order
 * @param tags message tags for the provider's events
 * @param options how SES is to treat the message
 */
public record OutboundEmail(
        String id,
        Mailbox from,
        Mailbox to,
        List<Mailbox> replyTo,
        String subject,
        @Nullable String html,
        @Nullable String text,
        Map<String, String> headers,
        Map<String, String> tags,
        SesOptions options) {

    /** Copies the collections; rejects a message without a body. */
    public OutboundEmail {
        replyTo = List.copyOf(replyTo);
        headers = Ordered.copyOf(headers);
        tags = Ordered.copyOf(tags);
        if (html == null && text == null) {
            throw new IllegalArgumentException("a message needs an HTML or a text part");
        }
    }

    @Override
    public String toString() {
        return "OutboundEmail[" + id + "]";
    }
}
