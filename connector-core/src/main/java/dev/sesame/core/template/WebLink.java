package dev.sesame.core.template;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A full web address, read so strictly that every reader finds the same host in it: a browser, a mail client and we.
 *
 * @param secure whether its scheme is {@code https}, not {@code http}
 * @param host its host, in lower case, international names as Punycode, without a dot at its end
 */
record WebLink(boolean secure, String host) {

    /** Whatever reads on behind a host, a user or an escape is told apart by these. */
    private static final Pattern FULL =
            Pattern.compile("(?i:(http)(s?))://([^/?#:@\\[\\]]++)(?::([0-9]{1,5}))?(?:[/?#].*+)?", Pattern.DOTALL);

    private static final Pattern LABELS = Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\\.|\\z))++");

    /** What parsers of addresses that take numbers for hosts go by (WHATWG URL §3.5, "ends in a number"). */
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!\\z)|\\z)){4}");

    /** The letters that lead to other hosts by IDNA 2003, which the JDK knows, than by IDNA 2008 (RFC 5894 §7.2). */
    private static final Pattern IDNA_DEVIATION = Pattern.compile("[ßẞς\\u200C\\u200D]");

    private static final int MAX_HOST = 253;
    private static final int MAX_PORT = 65_535;

    /** Not in the grammar of addresses, or read differently: a backslash is a slash to browsers. */
    private static final String NEVER = "<>\"\\`";

    /** The link that the whole text is; null if it is none. */
    static @Nullable WebLink parse(String text) {
        Matcher full = FULL.matcher(text);
        if (!text.codePoints().allMatch(WebLink::mayStand) || !full.matches()) {
            return null;
        }
        String port = full.group(4);
        String host = host(full.group(3));
        if (host == null || (port != null && Integer.parseInt(port) > MAX_PORT)) {
            return null;
        }
        return new WebLink(!full.group(2).isEmpty(), host);
    }

    /** The host as it is looked up; null if it is none. */
    static @Nullable String host(String written) {
        if (written.length() > MAX_HOST + 1 || IDNA_DEVIATION.matcher(written).find()) {
            return null;
        }
        String ascii;
        try {
            ascii = written.chars().allMatch(c -> c < 128) ? written : IDN.toASCII(written);
        } catch (IllegalArgumentException e) {
            return null;
        }
        String host = ascii.toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        boolean name = !NUMBER_AT_THE_END.matcher(host).matches();
        return host.length() <= MAX_HOST
                        && LABELS.matcher(host).matches()
                        && !host.endsWith(".")
                        && (name || IPV4.matcher(host).matches())
                ? host
                : null;
    }

    /** Whether it leads to an address instead of a name. */
    boolean isNumeric() {
        return IPV4.matcher(host).matches();
    }

    /** Whether it leads to the reader's own machine (RFC 6761 §6.3). */
    boolean isLoopback() {
        return host.equals("localhost") || host.endsWith(".localhost") || (isNumeric() && host.startsWith("127."));
    }

    private static boolean mayStand(int c) {
        if (c < 128) {
            return c > ' ' && c != 0x7F && NEVER.indexOf(c) < 0;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
