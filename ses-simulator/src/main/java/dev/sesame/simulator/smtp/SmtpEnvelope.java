package dev.sesame.simulator.smtp;

import java.util.List;
import java.util.stream.Stream;

/** A mail transaction, as far as it has come. */
record SmtpEnvelope(SmtpIdentity identity, String sender, List<String> recipients) {

    SmtpEnvelope {
        recipients = List.copyOf(recipients);
    }

    SmtpEnvelope to(String recipient) {
        return new SmtpEnvelope(
                identity,
                sender,
                Stream.concat(recipients.stream(), Stream.of(recipient)).toList());
    }
}
