package dev.sesame.simulator.smtp;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.message.MailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The argument of MAIL or RCPT (RFC 5321 §4.1.1.2).
 *
 * @param parameters in upper case, e.g. {@code SIZE=1000}
 */
record SmtpPath(String address, List<String> parameters) {

    private static final Pattern SYNTAX = Pattern.compile("(?i)(FROM|TO): ?<([^>]*)>(?: +(.*))?");
    private static final Pattern SPACES = Pattern.compile(" +");

    SmtpPath {
        parameters = List.copyOf(parameters);
    }

    /** Reads {@code FROM:<address> parameters}, or {@code TO:…}; empty if it is nothing like it. */
    static Optional<SmtpPath> parse(String keyword, String argument) {
        Matcher matcher = SYNTAX.matcher(argument);
        if (!matcher.matches() || !matcher.group(1).equalsIgnoreCase(keyword)) {
            return Optional.empty();
        }
        String parameters = matcher.group(3);
        return Optional.of(new SmtpPath(
                matcher.group(2),
                parameters == null || parameters.isBlank()
                        ? List.of()
                        : SPACES.splitAsStream(parameters.strip().toUpperCase(Locale.ROOT))
                                .toList()));
    }

    /** Whether SES takes the address. */
    boolean isValid() {
        try {
            return MailAddress.parse(address).address().equals(address);
        } catch (RefusedException e) {
            return false;
        }
    }

    /** The SIZE that the client announces (RFC 1870), or 0. */
    long size() {
        return parameters.stream()
                .filter(parameter -> parameter.matches("SIZE=\\d{1,18}"))
                .mapToLong(parameter -> Long.parseLong(parameter.substring(5)))
                .findFirst()
                .orElse(0);
    }
}
