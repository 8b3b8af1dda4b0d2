package dev.sesame.simulator.message;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/**
 * Text as it arrives. What its charset cannot hold arrives as question marks; without a charset that is everything
 * outside 7-bit ASCII, which SES assumes then (SESv2 API reference, Content).
 */
public final class ReceivedText {

    private ReceivedText() {}

    /** The text after a journey in that charset; null stands for 7-bit ASCII. */
    public static String of(String data, @Nullable String charset) {
        Charset used = charset == null ? StandardCharsets.US_ASCII : charset(charset);
        return used.equals(StandardCharsets.UTF_8) ? data : new String(data.getBytes(used), used);
    }

    /** The text in 7-bit ASCII. */
    public static String ascii(String data) {
        return of(data, null);
    }

    /** Decodes the encoded words (RFC 2047) in a header; text that is not one stays as it is. */
    public static String decoded(String header) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (UnsupportedEncodingException e) {
            return header;
        }
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new RefusedException(SesError.badRequest("Unsupported charset: " + name));
        }
    }
}
