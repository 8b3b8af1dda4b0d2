package dev.sesame.simulator.smtp;

import java.util.Locale;

/**
 * A line that a client sent outside of a message's content: a command, or a step of AUTH. Its text form shows the verb
 * only.
 *
 * @param line all of it, without its end; credentials included
 * @param encrypted whether it came over TLS
 */
public record SmtpCommand(String line, boolean encrypted) {

    /** The first word in upper case, e.g. {@code MAIL}. */
    public String verb() {
        return firstWord().toUpperCase(Locale.ROOT);
    }

    /** What follows the first word; empty if nothing does. */
    String rest() {
        return line.substring(firstWord().length()).strip();
    }

    @Override
    public String toString() {
        return "SmtpCommand[" + verb() + (encrypted ? ", encrypted]" : ", in clear]");
    }

    private String firstWord() {
        int end = line.indexOf(' ');
        return end < 0 ? line : line.substring(0, end);
    }
}
