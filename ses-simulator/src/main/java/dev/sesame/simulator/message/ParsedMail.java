package dev.sesame.simulator.message;

import dev.sesame.simulator.mailbox.MailContent;
import java.util.List;
import java.util.stream.Stream;
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

    /** All its addressees. */
    public List<String> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
    }

    /** Whether To or Cc name that address. */
    public boolean shows(String address) {
        return to.contains(address) || cc.contains(address);
    }
}
