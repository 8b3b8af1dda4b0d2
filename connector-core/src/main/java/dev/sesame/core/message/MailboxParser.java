package dev.sesame.core.message;

import dev.sesame.core.error.InvalidAddressException;
import java.net.IDN;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one mailbox, and says what is wrong with what is none. */
final class MailboxParser {

    /** RFC 5321 §4.5.3.1.1 and §4.5.3.1.3. */
    private static final int MAX_LOCAL = 64;

    private static final int MAX_ADDRESS = 254;

    private static final Pattern DOT_ATOM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*+");
    /** Without what servers on the way take for the end of an address, or another one, despite the quotes. */
    private static final Pattern QUOTED_LOCAL = Pattern.compile(
            "\"(?:[\\x20\\x21\\x23-\\x3B=\\x3F-\\x5B\\x5D-\\x7E]|\\\\[\\x20-\\x3B=\\x3F-\\x5B\\x5D-\\x7E])++\"");

    private static final Pattern LABELS = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /** No top-level domain is one (RFC 3696 §2), and what reads addresses loosely takes the whole for an IP address. */
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile(".*\\.(?:[0-9]+|0[xX][0-9A-Fa-f]*)");

    /**
     * Letters that IDNA 2003, which the JDK implements, maps to others and IDNA 2008 keeps (RFC 5894 §7.2): the two lead
     * to different domains.
     */
    private static final Pattern IDNA_DEVIATION = Pattern.compile("[ßς\\u200C\\u200D]");

    private MailboxParser() {}

    static Mailbox parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw new InvalidAddressException("is empty");
        }
        if (trimmed.codePoints().anyMatch(HeaderText::breaksLines)) {
            throw new InvalidAddressException("must not contain control characters or line breaks");
        }
        if (!trimmed.endsWith(">")) {
            return new Mailbox("", trimmed);
        }
        int open = trimmed.lastIndexOf('<');
        if (open < 0) {
            throw new InvalidAddressException("ends with '>' but has no '<'");
        }
        String phrase = trimmed.substring(0, open);
        boolean separated = phrase.indexOf(',') >= 0 || phrase.indexOf(';') >= 0;
        if (separated && phrase.indexOf('@') >= 0 && unquoted(phrase.strip()) == null) {
            throw new InvalidAddressException("must be one address, not a list");
        }
        return of(phrase, trimmed.substring(open + 1, trimmed.length() - 1));
    }

    static Mailbox of(String phrase, String address) {
        return new Mailbox(name(phrase.strip()), address.strip());
    }

    /** What a phrase says. */
    static String name(String phrase) {
        String name = unquoted(phrase);
        if (name == null) {
            // A backslash before '<' is what is left of an escape in a Markdown page this was copied from.
            name = phrase.replaceAll("[<>\"]|\\\\$", "");
        }
        return EncodedWord.decode(name);
    }

    /** What a quoted string says; null if this is none. Not by a pattern, whose recursion a long one would exhaust. */
    private static @Nullable String unquoted(String phrase) {
        if (phrase.isEmpty() || phrase.charAt(0) != '"') {
            return null;
        }
        StringBuilder text = new StringBuilder(phrase.length());
        for (int i = 1; i < phrase.length(); i++) {
            char c = phrase.charAt(i);
            if (c == '"') {
                return i == phrase.length() - 1 ? text.toString() : null;
            }
            if (c == '\\' && ++i == phrase.length()) {
                return null;
            }
            text.append(phrase.charAt(i));
        }
        return null;
    }

    /** The address as it goes on the wire. */
    static String address(String spec) {
        int at = spec.lastIndexOf('@');
        if (at < 0) {
            throw new InvalidAddressException("has no '@'");
        }
        String local = spec.substring(0, at);
        if (local.length() > MAX_ADDRESS) {
            throw new InvalidAddressException("is longer than " + MAX_ADDRESS + " characters");
        }
        if (!QUOTED_LOCAL.matcher(local).matches()) {
            checkDotAtom(local);
        }
        if (local.length() > MAX_LOCAL) {
            throw new InvalidAddressException("has more than " + MAX_LOCAL + " characters before the '@'");
        }
        String address = local + "@" + domain(spec.substring(at + 1));
        if (address.length() > MAX_ADDRESS) {
            throw new InvalidAddressException("is longer than " + MAX_ADDRESS + " characters");
        }
        return address;
    }

    private static void checkDotAtom(String local) {
        if (local.isEmpty()) {
            throw new InvalidAddressException("has nothing before the '@'");
        }
        if (local.indexOf(',') >= 0 || local.indexOf(';') >= 0) {
            throw new InvalidAddressException("must be one address, not a list");
        }
        if (local.chars().anyMatch(c -> c > 126)) {
            throw new InvalidAddressException(
                    "has a character before the '@' that is not ASCII, which Amazon SES does not take");
        }
        if (!DOT_ATOM.matcher(local).matches()) {
            throw new InvalidAddressException("has a character or a dot before the '@' where none may be");
        }
    }

    private static String domain(String name) {
        if (name.startsWith("[")) {
            throw new InvalidAddressException("must have a domain name after the '@', not an IP address");
        }
        String ascii = name.chars().allMatch(c -> c < 128) ? name : punycode(name);
        if (ascii.length() > 253 || !LABELS.matcher(ascii).matches()) {
            throw new InvalidAddressException("has no valid domain name after the '@', such as example.com");
        }
        if (NUMBER_AT_THE_END.matcher(ascii).matches()) {
            throw new InvalidAddressException("must have a domain name after the '@', not an IP address");
        }
        return ascii;
    }

    private static String punycode(String name) {
        if (name.length() > MAX_ADDRESS) {
            // Punycode never gets shorter, and making it takes the square of the length.
            throw new InvalidAddressException("is longer than " + MAX_ADDRESS + " characters");
        }
        if (IDNA_DEVIATION.matcher(name).find()) {
            throw new InvalidAddressException(
                    "has a letter in its domain (ß, ς, or a joiner) that old and new rules for"
                            + " international domain names turn into different domains: write the domain in its xn-- form");
        }
        try {
            return IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new InvalidAddressException("has a domain name that is not valid in any script");
        }
    }
}
