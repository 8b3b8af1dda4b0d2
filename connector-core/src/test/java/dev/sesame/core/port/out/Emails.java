package dev.sesame.core.port.out;

import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages to send in tests. Their recipient, subject and bodies hold {@link #MARK}, which must not leak. */
public final class Emails {

    public static final String MARK = "mark-271828";

    public static final OutboundEmail PLAIN = email(MARK + " <b>hello</b>", MARK + " hello");

    private Emails() {}

    /** A message with these bodies. */
    public static OutboundEmail email(@Nullable String html, @Nullable String text) {
        return to(MARK + "@example.com", html, text);
    }

    /** A message to this recipient with these bodies. */
    public static OutboundEmail to(String recipient, @Nullable String html, @Nullable String text) {
        return new OutboundEmail(
                "test-message",
                Mailbox.parse("Sesame <noreply@example.com>"),
                Mailbox.parse(recipient),
                List.of(),
                "Subject " + MARK,
                html,
                text,
                Map.of(),
                Map.of(),
                SesOptions.NONE);
    }

    /** A message that uses everything a message has, in several scripts. */
    public static OutboundEmail full() {
        return new OutboundEmail(
                "test-message",
                Mailbox.parse("Größe & Söhne, 株式会社 <noreply@bücher.example>"),
                Mailbox.parse("someone@example.com"),
                List.of(Mailbox.parse("Hilfe <help@example.com>"), Mailbox.parse("second@example.com")),
                "Dein Code für 株式会社 👩‍💻: 123456",
                "<p>Größe 株式会社 👩‍💻 &amp; <b>123456</b></p>\n<p>.\n.\r\n..dots</p>",
                "Größe 株式会社 👩‍💻 & 123456\n.\n..dots",
                Map.of("X-Trace", "abc 123"),
                Map.of("usage", "SignIn"),
                SesOptions.NONE);
    }
}
