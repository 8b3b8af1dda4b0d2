package dev.sesame.simulator.message;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One address, checked as SES checks it: SES gives the texts of Jakarta Mail's strict check, and has no SMTPUTF8.
 *
 * @param address without a name, e.g. {@code zoe@example.com}
 * @param shown as a mail client shows it, e.g. {@code Zoë <zoe@example.com>}
 */
public record MailAddress(String address, String shown) {

    private static final int MAX_LENGTH = 320;

    /**
     * Reads one address with or without a name. In a name, encoded words are decoded and raw text outside 7-bit
     * ASCII becomes question marks.
     *
     * @throws RefusedException with {@code BadRequestException} if SES would refuse it
     */
    public static MailAddress parse(String text) {
        if (text.isBlank() || text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            throw refused("Invalid email address " + text + ".");
        }
        InternetAddress parsed = strict(text);
        String address = parsed.getAddress();
        int at = address.lastIndexOf('@');
        if (!ReceivedText.isAscii(address.substring(0, at))) {
            throw refused("Local address contains control or whitespace");
        }
        if (!ReceivedText.isAscii(address.substring(at))) {
            throw refused("Domain contains illegal character");
        }
        if (address.length() > MAX_LENGTH) {
            throw refused("Address length is more than " + MAX_LENGTH + " characters long: '" + address.length() + "'");
        }
        return of(strict(ReceivedText.ascii(text)));
    }

    public static List<MailAddress> parseAll(List<String> texts) {
        return texts.stream().map(MailAddress::parse).toList();
    }

    /** The bare address, or the text itself where none can be read. */
    public static String lenient(String text) {
        try {
            return parse(text).address();
        } catch (RefusedException e) {
            return text;
        }
    }

    static MailAddress of(InternetAddress parsed) {
        String name = parsed.getPersonal();
        return new MailAddress(
                parsed.getAddress(), name == null ? parsed.getAddress() : name + " <" + parsed.getAddress() + ">");
    }

    private static InternetAddress strict(String text) {
        try {
            InternetAddress parsed = new InternetAddress(text, true);
            if (parsed.isGroup()) {
                throw refused("Illegal address");
            }
            return parsed;
        } catch (AddressException e) {
            throw refused(e.getMessage());
        }
    }

    private static RefusedException refused(@Nullable String message) {
        return new RefusedException(SesError.badRequest(message));
    }
}
