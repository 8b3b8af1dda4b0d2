package dev.sesame.simulator.message;

import dev.sesame.simulator.mailbox.MailAttachment;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first HTML part, the first plain part and the rest of a message, as a mail client sorts them. */
final class MimeParts {

    private static final int MAX_DEPTH = 20;

    private @Nullable String html;
    private @Nullable String text;
    private final List<MailAttachment> attachments = new ArrayList<>();

    private MimeParts() {}

    static MimeParts of(MimeMessage message) throws MessagingException, IOException {
        MimeParts parts = new MimeParts();
        parts.add(message, 0);
        return parts;
    }

    @Nullable
    String html() {
        return html;
    }

    @Nullable
    String text() {
        return text;
    }

    List<MailAttachment> attachments() {
        return attachments;
    }

    private void add(MimePart part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && depth < MAX_DEPTH) {
            MimeMultipart multipart = new MimeMultipart(new MimePartDataSource(part));
            for (int i = 0; i < multipart.getCount(); i++) {
                add((MimeBodyPart) multipart.getBodyPart(i), depth + 1);
            }
        } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            attach(part);
        } else if (part.isMimeType("text/html") && html == null) {
            html = decoded(part);
        } else if (part.isMimeType("text/plain") && text == null) {
            text = decoded(part);
        } else {
            attach(part);
        }
    }

    private void attach(MimePart part) throws MessagingException, IOException {
        String name = part.getFileName();
        attachments.add(new MailAttachment(
                name == null ? "" : ReceivedText.decoded(name),
                new ContentType(part.getContentType()).getBaseType(),
                part.getInputStream().readAllBytes().length));
    }

    private static String decoded(MimePart part) throws MessagingException, IOException {
        return new String(part.getInputStream().readAllBytes(), charset(part));
    }

    private static Charset charset(MimePart part) throws MessagingException {
        String name = new ContentType(part.getContentType()).getParameter("charset");
        try {
            return name == null ? StandardCharsets.US_ASCII : Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalArgumentException e) {
            // A charset nobody knows: every octet at least stays visible.
            return StandardCharsets.ISO_8859_1;
        }
    }
}
