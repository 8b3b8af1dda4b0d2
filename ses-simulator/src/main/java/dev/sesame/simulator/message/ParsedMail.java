package dev.sesame.simulator.message;

import dev.sesame.simulator.mailbox.MailContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A MIME message that was read: what it shows, and the addresses in it without their names.
 *
 * @param from null if the message has no From
 */
public record ParsedMail(
        MailContent content, @Nullable String from, List<String> to, List<String> cc, List<String> bcc) {

    public ParsedMail {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }
}
