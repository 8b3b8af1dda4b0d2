package dev.sesame.core.message;

import dev.sesame.core.error.InvalidAddressException;

/**
 * An e-mail address with an optional display name, as Amazon SES takes them: RFC 5322 §3.4 without comments, groups and
 * domain literals, the local part in ASCII (SES has no SMTPUTF8), the domain in ASCII or Punycode. Immutable.
 *
 * <p>{@link #toString()} does not show the address: it may be a recipient.
 *
 * @param name the display name as a reader sees it; empty for none. One line, at most {@value #MAX_NAME} characters
 * @param address the address, {@code local@domain}, as it goes on the wire
 */
public record Mailbox(String name, String address) {

    /** Longer display names are cut. */
    public static final int MAX_NAME = 128;

    private static final String PHRASE_SPECIALS = "()<>[]:;@\\,.\"";

    /**
     * Cleans the name, and writes the domain as it goes on the wire.
     *
     * @throws InvalidAddressException if the address is not one that SES takes
     */
    public Mailbox {
        name = HeaderText.cleanName(name, MAX_NAME);
        address = MailboxParser.address(address);
    }

    /**
     * Reads {@code a@b}, {@code <a@b>}, {@code Name <a@b>} or {@code "Name" <a@b>}. A name may be Unicode or encoded words
     * (RFC 2047), a domain Unicode or Punycode.
     *
     * @throws InvalidAddressException if the text is not one address, or not one that SES takes
     */
    public static Mailbox parse(String text) {
        return MailboxParser.parse(text);
    }

    /**
     * A mailbox of a name and an address; whatever the name holds, it stays a name.
     *
     * @throws InvalidAddressException if the address is not one that SES takes
     */
    public static Mailbox of(String name, String address) {
        return MailboxParser.of(name, address);
    }

    /**
     * The name that is written before an address, as a reader sees it: without quotes, encoded words decoded. To be done once,
     * and not to what has been filled in: what it holds is a name already.
     */
    public static String readName(String phrase) {
        return MailboxParser.name(phrase.strip());
    }

    /** The domain, as it goes on the wire. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** The mailbox as a header carries it: ASCII, the name quoted or encoded as it needs. */
    public String header() {
        if (name.isEmpty()) {
            return address;
        }
        return phrase() + " <" + address + ">";
    }

    private String phrase() {
        if (!EncodedWord.isNeedless(name)) {
            return EncodedWord.encode(name);
        }
        if (name.chars().anyMatch(c -> PHRASE_SPECIALS.indexOf(c) >= 0)) {
            return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return name;
    }

    @Override
    public String toString() {
        return "Mailbox[…@" + domain() + "]";
    }
}
