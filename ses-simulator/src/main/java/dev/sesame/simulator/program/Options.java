package dev.sesame.simulator.program;

import dev.sesame.simulator.account.Credential;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the command line says. */
record Options(String host, int port, List<Credential> credentials, boolean help) {

    static final String USAGE = """
            Usage: java -jar ses-simulator.jar [options]

              --host <address>     where to listen, 127.0.0.1 by default
              --port <number>      the port, 8579 by default; 0 takes a free one
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
        List<Credential> credentials = new ArrayList<>();
        boolean help = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--help", "-h" -> help = true;
                case "--host" -> host = value(option, rest);
                case "--port" -> port = port(value(option, rest));
                case "--credential" -> credentials.add(credential(value(option, rest)));
                default -> throw new IllegalArgumentException("Unknown option: " + option);
            }
        }
        return new Options(host, port, credentials, help);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("--port must be 0 to 65535, but was " + text);
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
