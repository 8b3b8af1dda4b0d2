package dev.sesame.simulator.message;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.mailbox.MailContent;
import dev.sesame.simulator.mailbox.MailHeader;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** Reads MIME messages as a mail client does. */
public final class MimeReader {

    private static final Session SESSION = Session.getInstance(new Properties());

    private MimeReader() {}

    /**
     * Reads a whole message.
     *
     * @throws RefusedException with {@code BadRequestException} if it is not one, or an address in it is wrong
     */
    public static ParsedMail read(byte[] source) {
        try {
            return read(new MimeMessage(SESSION, new ByteArrayInputStream(source)));
        } catch (MessagingException | IOException e) {
            throw new RefusedException(SesError.badRequest("The message is not valid MIME: " + e.getMessage()));
        }
    }

    private static ParsedMail read(MimeMessage message) throws MessagingException, IOException {
        List<MailAddress> from = addresses(message, "From");
        List<MailAddress> to = addresses(message, "To");
        List<MailAddress> cc = addresses(message, "Cc");
        String subject = message.getHeader("Subject", null);
        MimeParts parts = MimeParts.of(message);
        MailContent content = new MailContent(
                String.join(", ", shown(from)),
                shown(to),
                shown(cc),
                shown(addresses(message, "Reply-To")),
                subject == null ? "" : ReceivedText.decoded(subject),
                parts.html(),
                parts.text(),
                headers(message),
                parts.attachments());
        return new ParsedMail(
                content,
                from.isEmpty() ? null : from.get(0).address(),
                bare(to),
                bare(cc),
                bare(addresses(message, "Bcc")));
    }

    private static List<MailAddress> addresses(MimeMessage message, String header) throws MessagingException {
        String value = message.getHeader(header, ",");
        if (value == null) {
            return List.of();
        }
        try {
            return Arrays.stream(InternetAddress.parseHeader(value, true))
                    .map(address -> MailAddress.parse(address.toString()))
                    .toList();
        } catch (AddressException e) {
            throw new RefusedException(SesError.badRequest(e.getMessage()));
        }
    }

    private static List<MailHeader> headers(MimeMessage message) throws MessagingException {
        List<MailHeader> headers = new ArrayList<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.add(new MailHeader(header.getName(), ReceivedText.decoded(header.getValue())));
        }
        return headers;
    }

    private static List<String> shown(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::shown).toList();
    }

    private static List<String> bare(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::address).toList();
    }
}
