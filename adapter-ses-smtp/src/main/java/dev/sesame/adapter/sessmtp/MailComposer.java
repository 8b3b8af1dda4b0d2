package dev.sesame.adapter.sessmtp;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.InvalidAddressException;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.HeaderText;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes messages as SMTP takes them, and refuses those that cannot be: nothing in a value becomes a header or a command. */
final class MailComposer {

    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]{1,126}");

    /** Those we write ourselves, and those that would speak to SES or to mail servers in our name. */
    private static final Set<String> OUR_HEADERS = Set.of(
            "bcc",
            "cc",
            "date",
            "from",
            "message-id",
            "mime-version",
            "received",
            "reply-to",
            "return-path",
            "sender",
            "subject",
            "to");

    /** Name and value, as SESv2 takes them: what goes over one transport goes over the other. */
    private static final int MAX_HEADER = 996;

    private static final int MAX_ID = 128;

    private static final Pattern NOT_IN_AN_ID = Pattern.compile("[^A-Za-z0-9_-]");

    private final Clock clock;

    MailComposer(Clock clock) {
        this.clock = clock;
    }

    /**
     * The message on the wire.
     *
     * @throws TransportException if a part of it cannot be written
     */
    WireMail compose(OutboundEmail email) {
        Mailbox feedback = email.options().feedbackForwardingAddress();
        Mailbox sender = checked(email.from(), "The sender");
        checked(email.to(), "The recipient");
        Map<String, String> headers = headers(email, sender);
        ByteArrayOutputStream content = new ByteArrayOutputStream(4096);
        headers.forEach(
                (name, value) -> content.writeBytes(HeaderLine.of(name, value).getBytes(StandardCharsets.US_ASCII)));
        content.writeBytes(MimeBody.of(email));
        return new WireMail(
                feedback == null
                        ? sender.address()
                        : checked(feedback, "The feedback address").address(),
                email.to().address(),
                headers,
                content.toByteArray());
    }

    private Map<String, String> headers(OutboundEmail email, Mailbox sender) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Date", date());
        headers.put("From", sender.header());
        headers.put("To", email.to().header());
        if (!email.replyTo().isEmpty()) {
            headers.put(
                    "Reply-To",
                    email.replyTo().stream()
                            .map(mailbox ->
                                    checked(mailbox, "A Reply-To address").header())
                            .collect(Collectors.joining(", ")));
        }
        headers.put("Subject", HeaderLine.ascii(clean(email.subject())));
        headers.put("Message-ID", messageId(email));
        SesHeaders.add(email, headers);
        email.headers().forEach((name, value) -> headers.put(checkedName(name), checkedValue(name, value)));
        return headers;
    }

    /** RFC 5322 §3.3; the JDK writes the zone as the obsolete "GMT". */
    private String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .format(clock.instant().atOffset(ZoneOffset.UTC))
                .replace("GMT", "+0000");
    }

    /** The id of the message, which SES replaces for the recipient and shows in its events. */
    static String messageId(OutboundEmail email) {
        String id = NOT_IN_AN_ID.matcher(email.id()).replaceAll("-");
        return "<" + id.substring(0, Math.min(id.length(), MAX_ID)) + "@"
                + email.from().domain() + ">";
    }

    private static Mailbox checked(Mailbox mailbox, String what) {
        try {
            if (Mailbox.of("", mailbox.address()).address().equals(mailbox.address())) {
                return mailbox;
            }
        } catch (InvalidAddressException e) {
            throw refused(what + " " + e.getMessage());
        }
        throw refused(what + " is not written as it goes on the wire");
    }

    private static String checkedName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!HEADER_NAME.matcher(name).matches()) {
            throw refused("A further header has a name that is none");
        }
        if (OUR_HEADERS.contains(lower) || lower.startsWith("content-") || lower.startsWith("x-ses-")) {
            throw refused("The header " + name + " cannot be set as a further header");
        }
        return name;
    }

    private static String checkedValue(String name, String value) {
        String ascii = HeaderLine.ascii(clean(value));
        if (name.length() + ascii.length() > MAX_HEADER) {
            throw refused("The header " + name + " is longer than " + MAX_HEADER + " characters");
        }
        return ascii;
    }

    private static String clean(String text) {
        return HeaderText.clean(text, Integer.MAX_VALUE);
    }

    static TransportException refused(String what) {
        return new TransportException(
                FailureReason.CONTENT_REJECTED, what + ": correct the message. Nothing was sent.", null);
    }
}
