package dev.sesame.simulator.api;

import dev.sesame.simulator.json.JsonObject;
import dev.sesame.simulator.mailbox.MailAttachment;
import dev.sesame.simulator.mailbox.MailContent;
import dev.sesame.simulator.mailbox.MailHeader;
import dev.sesame.simulator.message.MailAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who a message that SES composes is from, and to whom it goes. */
record Letterhead(MailAddress from, Destination destination, List<MailAddress> replyTo) {

    Letterhead {
        replyTo = List.copyOf(replyTo);
    }

    static Letterhead of(JsonObject body, MailAddress from, Destination destination) {
        return new Letterhead(from, destination, MailAddress.parseAll(body.texts("ReplyToAddresses")));
    }

    /** The message, its headers in the order SES writes them: its own, then those of the request. */
    MailContent compose(
            String subject,
            @Nullable String html,
            @Nullable String text,
            List<MailHeader> requested,
            List<MailAttachment> attachments) {
        List<MailHeader> headers = new ArrayList<>();
        headers.add(new MailHeader("From", from.shown()));
        addAddresses(headers, "Reply-To", replyTo);
        addAddresses(headers, "To", destination.to());
        addAddresses(headers, "Cc", destination.cc());
        headers.add(new MailHeader("Subject", subject));
        headers.add(new MailHeader("MIME-Version", "1.0"));
        headers.addAll(requested);
        return new MailContent(
                from.shown(),
                shown(destination.to()),
                shown(destination.cc()),
                shown(replyTo),
                subject,
                html,
                text,
                headers,
                attachments);
    }

    private static void addAddresses(List<MailHeader> headers, String name, List<MailAddress> addresses) {
        if (!addresses.isEmpty()) {
            headers.add(new MailHeader(name, String.join(", ", shown(addresses))));
        }
    }

    private static List<String> shown(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::shown).toList();
    }
}
