package dev.sesame.simulator.api;

import dev.sesame.simulator.json.JsonObject;
import dev.sesame.simulator.message.MailAddress;
import java.util.List;
import java.util.stream.Stream;

/** The recipients that a request names. */
record Destination(List<MailAddress> to, List<MailAddress> cc, List<MailAddress> bcc) {

    Destination {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    /** Reads the {@code Destination} of a request or entry; without one, it is empty. */
    static Destination of(JsonObject holder) {
        return holder.object("Destination")
                .map(destination -> new Destination(
                        MailAddress.parseAll(destination.texts("ToAddresses")),
                        MailAddress.parseAll(destination.texts("CcAddresses")),
                        MailAddress.parseAll(destination.texts("BccAddresses"))))
                .orElseGet(() -> new Destination(List.of(), List.of(), List.of()));
    }

    /** The bare addresses, as far as they can be read. */
    static List<String> lenient(JsonObject holder) {
        return holder.object("Destination")
                .map(destination -> Stream.of("ToAddresses", "CcAddresses", "BccAddresses")
                        .flatMap(field -> destination.texts(field).stream())
                        .map(MailAddress::lenient)
                        .toList())
                .orElseGet(List::of);
    }

    boolean isEmpty() {
        return to.isEmpty() && cc.isEmpty() && bcc.isEmpty();
    }

    List<String> addresses() {
        return Stream.of(to, cc, bcc)
                .flatMap(List::stream)
                .map(MailAddress::address)
                .toList();
    }

    List<String> bccAddresses() {
        return bcc.stream().map(MailAddress::address).toList();
    }
}
