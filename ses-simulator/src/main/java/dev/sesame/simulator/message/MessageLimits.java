package dev.sesame.simulator.message;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.mailbox.MailHeader;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The limits that SES puts on every message (SESv2 API reference and SES quotas). */
public final class MessageLimits {

    public static final int MAX_RECIPIENTS = 50;
    /** After base64, in the SESv2 API and on SMTP. */
    public static final int MAX_MESSAGE_BYTES = 40 << 20;

    private static final int MAX_LINE = 1000;
    private static final int MAX_TAG_LENGTH = 256;
    private static final int MAX_HEADER_NAME = 126;
    private static final int MAX_HEADER_VALUE = 995;
    private static final int MAX_HEADER = 996;
    private static final int MAX_CONFIGURATION_SET_NAME = 64;
    private static final Set<String> SINGLE_HEADERS = Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "message-id",
            "in-reply-to",
            "references",
            "subject",
            "date",
            "return-path",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "content-disposition",
            "content-id",
            "content-description");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]*");

    private MessageLimits() {}

    public static void checkRecipients(int count) {
        if (count == 0) {
            throw refused("The message must have at least one recipient.");
        }
        if (count > MAX_RECIPIENTS) {
            throw refused("Recipient count exceeds " + MAX_RECIPIENTS + ".");
        }
    }

    public static void checkMessageSize(long bytes) {
        if (bytes > MAX_MESSAGE_BYTES) {
            throw refused("Message length is more than " + MAX_MESSAGE_BYTES + " bytes long: '" + bytes + "'.");
        }
    }

    /** Lines of a raw message, their CRLF included, end after 1,000 octets (RFC 5321 §4.5.3.1.6). */
    public static void checkLines(byte[] source) {
        int length = 0;
        for (byte octet : source) {
            if (++length > MAX_LINE) {
                throw refused("The message has a line of more than " + MAX_LINE + " characters.");
            }
            if (octet == '\n') {
                length = 0;
            }
        }
    }

    /** Headers that SES refuses to see twice, of those in RFC 5322 §3.6 and MIME (SES developer guide, header-fields). */
    public static void checkSingleHeaders(List<MailHeader> headers) {
        Set<String> seen = new HashSet<>();
        for (MailHeader header : headers) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (SINGLE_HEADERS.contains(name) && !seen.add(name)) {
                throw refused("Duplicate header '" + header.name() + "'.");
            }
        }
    }

    public static void checkSubject(String subject) {
        if (subject.indexOf('\r') >= 0 || subject.indexOf('\n') >= 0) {
            throw refused("The subject must not contain line breaks.");
        }
    }

    public static void checkTag(String name, String value) {
        checkTagPart("name", name);
        checkTagPart("value", value);
    }

    public static void checkHeader(String name, String value) {
        if (name.length() > MAX_HEADER_NAME || !HEADER_NAME.matcher(name).matches()) {
            throw refused("Invalid header name <" + name + ">: it must have 1 to " + MAX_HEADER_NAME
                    + " printable ASCII characters other than colon and space.");
        }
        if (value.length() > MAX_HEADER_VALUE || !HEADER_VALUE.matcher(value).matches()) {
            throw refused("Invalid value of header <" + name + ">: it must have at most " + MAX_HEADER_VALUE
                    + " printable ASCII characters.");
        }
        if (name.length() + value.length() > MAX_HEADER) {
            throw refused("Header <" + name + "> is too long: name and value together must have at most " + MAX_HEADER
                    + " characters.");
        }
    }

    public static void checkConfigurationSetName(@Nullable String name) {
        if (name != null
                && (name.length() > MAX_CONFIGURATION_SET_NAME
                        || !WORD.matcher(name).matches())) {
            throw refused("Invalid configuration set name <" + name + ">: it must have 1 to "
                    + MAX_CONFIGURATION_SET_NAME + " characters, only alphanumeric ASCII characters, '_' and '-'.");
        }
    }

    private static void checkTagPart(String part, String text) {
        if (!WORD.matcher(text).matches()) {
            throw refused("Invalid tag " + part + " <" + text
                    + ">, only alphanumeric ASCII characters, '_', and '-' are allowed.");
        }
        if (text.length() > MAX_TAG_LENGTH) {
            throw refused("Invalid tag " + part + ", it must have at most " + MAX_TAG_LENGTH + " characters.");
        }
    }

    private static RefusedException refused(String message) {
        return new RefusedException(SesError.badRequest(message));
    }
}
