package dev.sesame.adapter.sessmtp;

import dev.sesame.core.message.OutboundEmail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.util.QPEncoderStream;

/**
 * The MIME headers and the body of a message. All of it is ASCII in lines of at most 76 characters: a text cannot show
 * through as anything but text.
 */
final class MimeBody {

    /** Cannot occur in a part: RFC 2045 §6.7 leaves "=_" to nobody, and base64 has no underscore. */
    private static final String BOUNDARY = "=_part";

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");
    private static final byte[] CRLF = {'\r', '\n'};

    private MimeBody() {}

    static byte[] of(OutboundEmail email) {
        String html = email.html();
        String text = email.text();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        write(out, "MIME-Version: 1.0\r\n");
        if (html == null || text == null) {
            part(out, html == null ? "plain" : "html", html == null ? String.valueOf(text) : html);
        } else {
            write(
                    out,
                    "Content-Type: multipart/alternative; boundary=\"" + BOUNDARY + "\"\r\n\r\n--" + BOUNDARY + "\r\n");
            part(out, "plain", text);
            write(out, "--" + BOUNDARY + "\r\n");
            part(out, "html", html);
            write(out, "--" + BOUNDARY + "--\r\n");
        }
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String subtype, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean base64 = isShorterInBase64(bytes);
        write(out, "Content-Type: text/" + subtype + "; charset=UTF-8\r\n");
        write(out, "Content-Transfer-Encoding: " + (base64 ? "base64" : "quoted-printable") + "\r\n\r\n");
        out.writeBytes(base64 ? base64(text) : quotedPrintable(bytes));
        write(out, "\r\n");
    }

    /** Quoted-printable makes 3 characters of a byte that is not ASCII, base64 makes 4 of any 3. */
    private static boolean isShorterInBase64(byte[] bytes) {
        int high = 0;
        for (byte b : bytes) {
            high += b < 0 ? 1 : 0;
        }
        return high * 6L > bytes.length;
    }

    /** RFC 2045 §6.8: line breaks must be CRLF before, not after. */
    private static byte[] base64(String text) {
        byte[] canonical = LINE_BREAK.matcher(text).replaceAll("\r\n").getBytes(StandardCharsets.UTF_8);
        return Base64.getMimeEncoder(76, CRLF).encode(canonical);
    }

    /** The encoder makes every line break a CRLF. */
    private static byte[] quotedPrintable(byte[] bytes) {
        Unlocked encoded = new Unlocked(bytes.length * 5 / 4);
        try (OutputStream encoder = new QPEncoderStream(encoded)) {
            encoder.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return encoded.bytes();
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** Takes the encoder's single bytes without a lock for each, which takes four times as long as the encoding. */
    private static final class Unlocked extends OutputStream {

        private byte[] buffer;
        private int length;

        Unlocked(int expected) {
            buffer = new byte[Math.max(16, expected)];
        }

        @Override
        public void write(int value) {
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * length);
            }
            buffer[length++] = (byte) value;
        }

        byte[] bytes() {
            return Arrays.copyOf(buffer, length);
        }
    }
}
