package dev.sesame.simulator.smtp;

import java.time.Duration;

/**
 * What the server sends, and what it does then.
 *
 * @param text every character that is sent, line ends included; empty for nothing at all
 * @param delay time before the first character
 * @param spread time over which the characters are sent one by one
 */
record SmtpAnswer(String text, Duration delay, Duration spread, Then then) {

    /** What follows the answer. */
    enum Then {
        NEXT_COMMAND,
        CLOSE,
        START_TLS,
        READ_CONTENT
    }

    private static final String END = "\r\n";

    /** Those lines; 421 closes the connection (RFC 5321 §3.8). */
    static SmtpAnswer reply(String lines) {
        return of(lines + END, lines.startsWith("421") ? Then.CLOSE : Then.NEXT_COMMAND);
    }

    static SmtpAnswer last(String lines) {
        return of(lines + END, Then.CLOSE);
    }

    static SmtpAnswer nothing() {
        return of("", Then.CLOSE);
    }

    SmtpAnswer then(Then next) {
        return new SmtpAnswer(text, delay, spread, next);
    }

    SmtpAnswer late(Duration time) {
        return new SmtpAnswer(text, time, spread, then);
    }

    SmtpAnswer slow(Duration time) {
        return new SmtpAnswer(text, delay, time, then);
    }

    /** Its first half. */
    SmtpAnswer cut() {
        return of(text.substring(0, text.length() / 2), Then.CLOSE);
    }

    SmtpAnswer followedBy(String lines) {
        return of(text + lines + END, Then.CLOSE);
    }

    boolean isRefusal() {
        return text.startsWith("4") || text.startsWith("5");
    }

    private static SmtpAnswer of(String text, Then then) {
        return new SmtpAnswer(text, Duration.ZERO, Duration.ZERO, then);
    }
}
