package dev.sesame.adapter.sessmtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the server answered.
 *
 * @param code the reply code, RFC 5321 §4.2; negative if what came is no reply, or nothing came
 * @param text all lines as they came
 */
record Reply(int code, String text) {

    /** Without a digit it is a word, such as "accepted". */
    private static final Pattern SES_ID =
            Pattern.compile("^250[ -]Ok\\s+((?=\\S*\\d)[A-Za-z0-9][A-Za-z0-9_.@-]{7,})\\s*$", flags());

    /** As Postfix, Exim, OpenSMTPD and others say it; else nobody knows what is an id. */
    private static final Pattern RELAY_ID =
            Pattern.compile("(?:queued as|id=|\\bid\\b:?)\\s*([A-Za-z0-9][\\w.@-]{4,})", flags());

    private static final Pattern TOO_MANY_CONNECTIONS = Pattern.compile("too many.*connections", flags());
    private static final Pattern TIMED_OUT = Pattern.compile("4\\.4\\.2|time(d )?[ -]?out", flags());

    /** As Angus says it: nothing at all, or lines that promise another. */
    private static final Pattern CUT_OFF = Pattern.compile("\\[EOF]|(\\d{3}-.*\\R)*");

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.MULTILINE;
    }

    /** Whether the connection ended before the reply did. */
    boolean isCutOff() {
        return code < 0 && CUT_OFF.matcher(text).matches();
    }

    /** Whether this is no SMTP. */
    boolean isGarbled() {
        return !isCutOff() && (code < 200 || code > 599);
    }

    /** Whether the server is about to close the connection, whatever it was asked: RFC 5321 §3.8. */
    boolean endsConnection() {
        return code == 421 || (code == 451 && TIMED_OUT.matcher(text).find());
    }

    /** Whether the server has enough of us already. */
    boolean tooManyConnections() {
        return code / 100 == 4 && TOO_MANY_CONNECTIONS.matcher(text).find();
    }

    /** The id in SES's {@code 250 Ok <id>}; null if there is none. */
    @Nullable
    String sesId() {
        return group(SES_ID);
    }

    /** The id a relay gave the message; null if it does not say, or not in a way we know. */
    @Nullable
    String relayId() {
        String id = sesId();
        return id == null ? group(RELAY_ID) : id;
    }

    private @Nullable String group(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
