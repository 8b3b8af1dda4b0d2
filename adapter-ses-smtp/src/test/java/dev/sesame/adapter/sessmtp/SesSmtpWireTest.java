package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.HeaderText;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.port.out.Emails;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, byte for byte. */
class SesSmtpWireTest {

    private static final long SEED = 20261121;
    private static final int ROUNDS = 400;

    /** What breaks lines, ends messages, begins headers, or hides from those who look for it. */
    private static final List<String> NASTY = List.of(
            "\r",
            "\n",
            "\r\n",
            "\r\n.\r\n",
            "\n.\n",
            "\r.\r",
            ".",
            "..",
            "\r\n..",
            "\u0085",
            "\u2028",
            "\u2029",
            "\0",
            "\u000B",
            "\f",
            "\u001F",
            "\u007F",
            "\uFEFF",
            "\u200B",
            "\uD83D",
            "\uDC69",
            "👩‍💻",
            "é",
            "株",
            "ẞ",
            " ",
            "  ",
            "\t",
            "=",
            "=?",
            "?=",
            "=?UTF-8?Q?=0D=0ABcc:_x@example.com?=",
            "=0D=0A",
            "Bcc: x@example.com",
            "\r\nBcc: x@example.com",
            "\nBcc: x@example.com\n\n",
            "\r\nRCPT TO:<x@example.com>\r\nDATA\r\n",
            "\r\n.\r\nMAIL FROM:<x@example.com>\r\n",
            "--=_part",
            "\r\n--=_part--\r\n",
            "<",
            ">",
            "\"",
            "\\",
            "(",
            ")",
            ",",
            ";",
            ":",
            "@",
            "From ",
            "x".repeat(80),
            "y".repeat(1_100),
            "ö".repeat(700),
            "a b ".repeat(300),
            "abc");

    /** The lines of one message: commands, content, and what came after it. */
    private record Talk(List<String> commands, String content) {}

    private final BlockingQueue<Talk> talks = new LinkedBlockingQueue<>();
    private final RawServer server = RawServer.loggedIn(line -> {
        while (true) {
            List<String> commands = new ArrayList<>();
            @Nullable String command;
            while ((command = line.read()) != null && !command.equals("DATA")) {
                commands.add(command);
                line.say("250 Ok");
            }
            if (command == null) {
                return;
            }
            line.say("354 go on");
            talks.add(new Talk(commands, new String(line.readContent(), StandardCharsets.ISO_8859_1)));
            line.say("250 Ok 0102-0000-0001");
        }
    });
    private final SesSmtpTransport transport = server.transport(config -> config.maxMessages(ROUNDS));

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    @Test
    void whatever_a_caller_supplies_stays_where_it_belongs() throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            OutboundEmail email = new OutboundEmail(
                    nasty(random),
                    Mailbox.of(cut(nasty(random)), "noreply@example.com"),
                    Mailbox.of(cut(nasty(random)), "someone@example.com"),
                    List.of(Mailbox.of(cut(nasty(random)), "help@example.com")),
                    nasty(random),
                    random.nextInt(4) == 0 ? null : nasty(random),
                    nasty(random),
                    Map.of("X-Further", cut(nasty(random))),
                    Map.of("usage", "SignIn"),
                    SesOptions.NONE);
            try {
                check(email, exchange(email));
            } catch (AssertionError e) {
                throw new AssertionError("round " + round + " of seed " + SEED, e);
            }
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    private static void check(OutboundEmail email, Talk talk) throws Exception {
        assertThat(talk.commands()).containsExactly("MAIL FROM:<noreply@example.com>", "RCPT TO:<someone@example.com>");
        assertThat(talk.content()).matches(Pattern.compile("[\\r\\n\\t -~]*"));
        List<String> lines = List.of(talk.content().split("\r\n", -1));
        assertThat(lines).allMatch(line -> !line.contains("\r") && !line.contains("\n") && line.length() <= 998);

        MimeMessage message = parsed(talk);
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(message.getAllHeaders()).forEach(header -> names.add(header.getName()));
        Set<String> expected = new TreeSet<>(Set.of(
                "Date",
                "From",
                "To",
                "Reply-To",
                "Subject",
                "Message-ID",
                "X-SES-MESSAGE-TAGS",
                "X-Further",
                "MIME-Version",
                "Content-Type"));
        if (email.html() == null) {
            expected.add("Content-Transfer-Encoding");
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Collections.list(message.getAllHeaders())).hasSize(expected.size());
        assertThat(clean(String.valueOf(message.getSubject()))).isEqualTo(clean(email.subject()));
        assertThat(clean(MimeUtility.decodeText(MimeUtility.unfold(message.getHeader("X-Further", null)))))
                .isEqualTo(clean(String.valueOf(email.headers().get("X-Further"))));
        assertThat(((InternetAddress) message.getFrom()[0]).getAddress()).isEqualTo("noreply@example.com");
        assertThat(message.getFrom()).hasSize(1);
        assertThat(message.getReplyTo()).hasSize(1);
        if (email.html() == null) {
            // A message that is its only part ends with a line end, which quoted-printable shows and base64 does not.
            assertThat(body(message.getContent())).isIn(canonical(email.text()), canonical(email.text()) + "\r\n");
        } else {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            assertThat(parts.getCount()).isEqualTo(2);
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            assertThat(body(parts.getBodyPart(0).getContent())).isEqualTo(canonical(email.text()));
            assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
            assertThat(body(parts.getBodyPart(1).getContent())).isEqualTo(canonical(email.html()));
            assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        }
    }

    private static MimeMessage parsed(Talk talk) throws Exception {
        // Undo the dots (RFC 5321 §4.5.2), and take the end off.
        String content =
                talk.content().substring(0, talk.content().length() - 3).replaceAll("(^|\r\n)\\.", "$1");
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String body(Object content) {
        return content.toString();
    }

    /** A text as MIME has it: lines end with CRLF, and what has no UTF-8 form is a question mark. */
    private static String canonical(@Nullable String text) {
        return new String(
                String.valueOf(text).replaceAll("\r\n|\r|\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
    }

    private static String clean(String text) {
        return HeaderText.clean(text, Integer.MAX_VALUE);
    }

    private static String nasty(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(NASTY.get(random.nextInt(NASTY.size())));
        }
        return text.toString();
    }

    /** Short enough for a name or a further header, however it is encoded. */
    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), 100));
    }

    @Test
    void message_is_written_as_rfc_5322_asks() throws Exception {
        OutboundEmail email = new OutboundEmail(
                "0199-abc",
                Mailbox.parse("Sesame <noreply@example.com>"),
                Mailbox.parse("someone@example.com"),
                List.of(Mailbox.parse("Help, please <help@example.com>")),
                "Your code",
                "<p>123456</p>",
                "123456\n.\nend",
                Map.of("X-Trace", "abc 123"),
                Map.of("usage", "SignIn"),
                SesOptions.NONE);

        assertThat(exchange(email).content()).isEqualTo("""
                        Date: Sun, 1 Nov 2026 08:05:09 +0000
                        From: Sesame <noreply@example.com>
                        To: someone@example.com
                        Reply-To: "Help, please" <help@example.com>
                        Subject: Your code
                        Message-ID: <0199-abc@example.com>
                        X-SES-MESSAGE-TAGS: usage=SignIn
                        X-Trace: abc 123
                        MIME-Version: 1.0
                        Content-Type: multipart/alternative; boundary="=_part"

                        --=_part
                        Content-Type: text/plain; charset=UTF-8
                        Content-Transfer-Encoding: quoted-printable

                        123456
                        ..
                        end
                        --=_part
                        Content-Type: text/html; charset=UTF-8
                        Content-Transfer-Encoding: quoted-printable

                        <p>123456</p>
                        --=_part--
                        .
                        """.replace("\n", "\r\n"));
    }

    @Test
    void ses_reads_its_options_from_headers_and_envelope() throws Exception {
        OutboundEmail email = with(
                new SesOptions(
                        "arn:aws:ses:eu-west-1:123456789012:identity/example.com",
                        Mailbox.parse("bounces@example.org"),
                        "arn:aws:ses:eu-west-1:123456789012:identity/example.org",
                        "logins",
                        "acme",
                        null),
                Map.of());

        Talk talk = exchange(email);

        assertThat(talk.commands()).first().isEqualTo("MAIL FROM:<bounces@example.org>");
        assertThat(talk.content().replace("\r\n ", " "))
                .contains("\r\nX-SES-SOURCE-ARN: arn:aws:ses:eu-west-1:123456789012:identity/example.com\r\n")
                .contains("\r\nX-SES-FROM-ARN: arn:aws:ses:eu-west-1:123456789012:identity/example.com\r\n")
                .contains("\r\nX-SES-RETURN-PATH-ARN: arn:aws:ses:eu-west-1:123456789012:identity/example.org\r\n")
                .contains("\r\nX-SES-CONFIGURATION-SET: logins\r\n")
                .contains("\r\nX-SES-TENANT: acme\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a:b",
                "a\r\nBcc",
                "ä",
                "Bcc",
                "subject",
                "X-SES-CONFIGURATION-SET",
                "Content-Type",
                "DATE",
                "Message-Id",
                "Return-Path"
            })
    void header_that_is_not_the_callers_to_set_is_refused(String name) {
        assertThat(refusal(with(SesOptions.NONE, Map.of(name, "x"))).reason())
                .isEqualTo(FailureReason.CONTENT_REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nBcc: x@example.com", "ä", "a\u2028b"})
    void option_that_is_not_plain_ascii_is_refused(String value) {
        assertThat(refusal(with(new SesOptions(null, null, null, value, null, null), Map.of()))
                        .reason())
                .isEqualTo(FailureReason.CONTENT_REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b=c", "a b", "a\r\nX: y", "ä"})
    void tag_that_could_be_read_as_another_is_refused(String value) {
        OutboundEmail email = new OutboundEmail(
                "id",
                Emails.PLAIN.from(),
                Emails.PLAIN.to(),
                List.of(),
                "s",
                null,
                "t",
                Map.of(),
                Map.of("tag", value),
                SesOptions.NONE);

        assertThat(refusal(email).reason()).isEqualTo(FailureReason.CONTENT_REJECTED);
    }

    @Test
    void multi_region_endpoint_is_refused() {
        TransportException failure =
                refusal(with(new SesOptions(null, null, null, null, null, "abcdef.g3h"), Map.of()));

        assertThat(failure.reason()).isEqualTo(FailureReason.RESOURCE_NOT_FOUND);
        assertThat(failure).hasMessageContaining("no SMTP form");
    }

    @Test
    void description_is_what_goes_over_the_wire() throws Exception {
        Map<String, Object> description = transport.describe(Emails.full());

        Talk talk = exchange(Emails.full());

        assertThat(talk.commands())
                .containsExactly(
                        "MAIL FROM:<" + description.get("mailFrom") + ">",
                        "RCPT TO:<" + description.get("rcptTo") + ">");
        assertThat(talk.content().replaceAll("\r\n\\.", "\r\n")).isEqualTo(description.get("data") + "\r\n");
        assertThat(String.valueOf(description.get("headers"))).contains("X-SES-MESSAGE-TAGS=usage=SignIn");
    }

    private static OutboundEmail with(SesOptions options, Map<String, String> headers) {
        return new OutboundEmail(
                "id",
                Emails.PLAIN.from(),
                Emails.PLAIN.to(),
                List.of(),
                "subject",
                null,
                "text",
                headers,
                Map.of(),
                options);
    }

    private Talk exchange(OutboundEmail email) throws InterruptedException {
        transport.send(email, Accounts.EXAMPLE);
        Talk talk = talks.poll(20, TimeUnit.SECONDS);
        assertThat(talk).isNotNull();
        return Objects.requireNonNull(talk);
    }

    private TransportException refusal(OutboundEmail email) {
        TransportException failure =
                catchThrowableOfType(TransportException.class, () -> transport.send(email, Accounts.EXAMPLE));
        assertThat(server.connections()).isZero();
        return failure;
    }
}
