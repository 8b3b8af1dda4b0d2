package dev.sesame.simulator.smtp;

import java.util.Optional;

/** Answers which password an SMTP user has, beside the derived ones. Asked from many threads at once. */
@FunctionalInterface
public interface SmtpCredentialLookup {

    Optional<SmtpCredential> find(String user);
}
