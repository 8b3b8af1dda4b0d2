package dev.sesame.core.template;

import dev.sesame.core.error.Problem;
import dev.sesame.core.message.Mailbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a template says with the values of one message. At least one body is there.
 *
 * @param subject one line without control characters
 * @param html the HTML part; null for a plain-text template
 * @param text the text part
 * @param sendFrom the sender the template asks for; null for the connector's
 * @param replyTo where the template wants answers to go; null for the connector's setting
 * @param unresolved names of placeholders left as written, for want of a value; only in lenient mode
 * @param empty names of variables that are null or lead nowhere, and were rendered as nothing
 * @param refusedLinks values that keep it from being sent, for the links they make; only in a preview
 */
public record RenderedEmail(
        String subject,
        @Nullable String html,
        String text,
        @Nullable Mailbox sendFrom,
        @Nullable Mailbox replyTo,
        List<String> unresolved,
        List<String> empty,
        List<Problem> refusedLinks) {

    @Override
    public String toString() {
        return "RenderedEmail[" + text.length() + " characters of text]";
    }
}
