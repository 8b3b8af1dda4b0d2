package dev.sesame.simulator.program;

import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.smtp.SmtpSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the command line says. */
record Options(
        String host, int port, Optional<SmtpSettings> smtp, Path smtpCa, List<Credential> credentials, boolean help) {

    static final String USAGE = """
            Usage: java -jar ses-simulator.jar [options]

              --host <address>     where to listen, 127.0.0.1 by default
              --port <number>      the port, 8579 by default; 0 takes a free one
              --smtp-port <number> speak SMTP with STARTTLS on that port; 0 takes a free one
              --smtps-port <number>
                                   speak SMTP with TLS from the start on that port; with only
                                   one of both given, the other takes a free one
              --smtp-ca <file>     where to write the certificate that SMTP clients must trust,
                                   ses-simulator-ca.pem by default
              --credential <id>:<secret>[:<session token>]
                                   a key that may send, again for each further one;
                                   AWS's documentation example key by default
              --help               this text

            SESv2 clients send to the address that is printed; nothing leaves this machine.
            GET and DELETE /simulator/messages, POST and DELETE /simulator/faults steer it.
            """;

    private static final int DEFAULT_PORT = 8579;

    Options {
        credentials = List.copyOf(credentials);
    }

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException with a text for the user, without any secret
     */
    static Options parse(List<String> arguments) {
        String host = "127.0.0.1";
        int port = DEFAULT_PORT;
        @Nullable SmtpSettings smtp = null;
        String smtpCa = "ses-simulator-ca.pem";
        List<Credential> credentials = new ArrayList<>();
        boolean help = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--help", "-h" -> help = true;
                case "--host" -> host = value(option, rest);
                case "--port" -> port = port(option, rest);
                case "--smtp-port" -> {
                    SmtpSettings known = smtp == null ? SmtpSettings.DEFAULT : smtp;
                    smtp = known.withPorts(port(option, rest), known.tlsPort());
                }
                case "--smtps-port" -> {
                    SmtpSettings known = smtp == null ? SmtpSettings.DEFAULT : smtp;
                    smtp = known.withPorts(known.port(), port(option, rest));
                }
                case "--smtp-ca" -> smtpCa = value(option, rest);
                case "--credential" -> credentials.add(credential(value(option, rest)));
                default -> throw new IllegalArgumentException("Unknown option: " + option);
            }
        }
        return new Options(host, port, Optional.ofNullable(smtp), Path.of(smtpCa), credentials, help);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int port(String option, Iterator<String> rest) {
        String text = value(option, rest);
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(option + " must be 0 to 65535, but was " + text);
    }

    private static Credential credential(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException("--credential must be <id>:<secret> or <id>:<secret>:<session token>");
        }
        @Nullable String token = parts.length == 3 ? parts[2] : null;
        return new Credential(parts[0], parts[1], token);
    }
}
