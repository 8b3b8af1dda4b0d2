package dev.sesame.simulator.api;

import dev.sesame.simulator.mailbox.MailHeader;
import dev.sesame.simulator.message.MailAddress;
import java.util.ArrayList;
import java.util.List;

/** Who a composed message is from, to whom it goes, and what it is about. */
record Headline(MailAddress from, Destination destination, List<MailAddress> replyTo, String subject) {

    Headline {
        replyTo = List.copyOf(replyTo);
    }

    /** The headers SES writes, before those of the request. */
    List<MailHeader> headers(List<MailHeader> requested) {
        List<MailHeader> headers = new ArrayList<>();
        headers.add(new MailHeader("From", from.shown()));
        addAddresses(headers, "Reply-To", replyTo);
        addAddresses(headers, "To", destination.to());
        addAddresses(headers, "Cc", destination.cc());
        headers.add(new MailHeader("Subject", subject));
        headers.add(new MailHeader("MIME-Version", "1.0"));
        headers.addAll(requested);
        return headers;
    }

    static List<String> shown(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::shown).toList();
    }

    private static void addAddresses(List<MailHeader> headers, String name, List<MailAddress> addresses) {
        if (!addresses.isEmpty()) {
            headers.add(new MailHeader(name, String.join(", ", shown(addresses))));
        }
    }
}
