package dev.sesame.simulator.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;

/** Where an AUTH exchange stands: PLAIN (RFC 4616) or LOGIN. */
sealed interface AuthStep {

    /** The client must say more. */
    record Challenge(String reply, Function<String, AuthStep> next) implements AuthStep {

        AuthStep answer(String line) {
            return line.equals("*") ? new Refused("501 Authentication canceled by client.") : next.apply(line);
        }
    }

    /** The client has given its credentials. */
    record Given(String user, String password) implements AuthStep {

        @Override
        public String toString() {
            return "Given[" + user + "]";
        }
    }

    /** There is nothing to check. */
    record Refused(String reply) implements AuthStep {}

    /** Starts with what follows AUTH. */
    static AuthStep start(String arguments) {
        String[] words = arguments.split(" +", 2);
        return switch (words[0].toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> words.length == 2 ? plain(words[1]) : new Challenge("334 ", AuthStep::plain);
            case "LOGIN" -> words.length == 2 ? user(words[1]) : new Challenge(prompt("Username:"), AuthStep::user);
            case "" -> new Refused("501 Syntax: AUTH mechanism [initial-response]");
            default -> new Refused("504 The requested authentication mechanism is not supported");
        };
    }

    private static AuthStep plain(String response) {
        return decoded(response, text -> {
            // Who to act as, who it is, and the password.
            String[] parts = text.split("\0", -1);
            return parts.length == 3 ? new Given(parts[1], parts[2]) : new Refused(SmtpReplies.CREDENTIALS_INVALID);
        });
    }

    private static AuthStep user(String response) {
        return decoded(response, user -> new Challenge(prompt("Password:"), line -> password(user, line)));
    }

    private static AuthStep password(String user, String response) {
        return decoded(response, password -> new Given(user, password));
    }

    private static AuthStep decoded(String response, Function<String, AuthStep> next) {
        try {
            return next.apply(new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return new Refused("501 Invalid command argument, not a valid Base64 string");
        }
    }

    private static String prompt(String text) {
        return "334 " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
