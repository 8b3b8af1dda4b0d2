package dev.sesame.http.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.service.Sesame;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.PlaceholderMode;
import dev.sesame.core.template.UsageType;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.mailbox.MailHeader;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a recipient sees does not depend on the transport: each mail of a corpus goes through both. */
final class SameMailTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T08:05:09Z"), ZoneOffset.UTC);

    /** Compared as what they say, or SES's own affair: how a mail is packed, its date and its id. */
    private static final Set<String> NOT_COMPARED = Set.of(
            "from",
            "to",
            "reply-to",
            "content-type",
            "content-transfer-encoding",
            "date",
            "message-id",
            "mime-version");

    private static final Map<String, ConnectorConfig> CONNECTORS =
            ConfiguredConnectors.example().configs();
    private static final SendingAccount ACCOUNT =
            Objects.requireNonNull(CONNECTORS.get(ConnectorConfig.DEFAULT_ID)).account();

    private final SimulatedSes ses = new SimulatedSes(Clock.systemUTC());
    private final SesSimulator simulator = ses.simulator();
    private final Transports transports = Transports.open(settings(), ses, CLOCK);

    private static Settings settings() {
        Map<String, String> properties =
                Map.of("sesame.transport", Transports.SES_API, "sesame.failover", Transports.SES_SMTP);
        return new SettingsReader(name -> Optional.ofNullable(properties.get(name))).read();
    }

    @AfterEach
    void stop() {
        transports.close();
        ses.close();
    }

    /** The mail as each transport brings it. */
    private List<ReceivedMail> received(Consumer<EmailTransport> sending) {
        for (EmailTransport transport : List.of(transports.primary(), Objects.requireNonNull(transports.failover()))) {
            sending.accept(transport);
        }
        List<ReceivedMail> mails = simulator.mailbox().messages();
        assertThat(mails).extracting(ReceivedMail::via).containsExactly(Transports.SES_SMTP, Transports.SES_API);
        return mails;
    }

    private void assertSame(List<ReceivedMail> mails) {
        ReceivedMail smtp = mails.get(0);
        ReceivedMail api = mails.get(1);
        assertThat(smtp.from()).isEqualTo(api.from());
        assertThat(smtp.to()).isEqualTo(api.to());
        assertThat(smtp.recipients()).isEqualTo(api.recipients());
        assertThat(smtp.replyTo()).isEqualTo(api.replyTo());
        assertThat(smtp.subject()).isEqualTo(api.subject());
        assertThat(lines(smtp.html())).isEqualTo(lines(api.html()));
        assertThat(lines(smtp.text())).isEqualTo(lines(api.text()));
        assertThat(smtp.attachments()).isEqualTo(api.attachments());
        assertThat(headers(smtp)).isEqualTo(headers(api));
        assertThat(smtp.options()).isEqualTo(api.options());
        assertThat(smtp.region()).isEqualTo(api.region());
    }

    /** Line ends are CRLF in a mail, however they were written. */
    private static @Nullable List<String> lines(@Nullable String text) {
        return text == null ? null : text.lines().toList();
    }

    private static Map<String, String> headers(ReceivedMail mail) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (MailHeader header : mail.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!NOT_COMPARED.contains(name) && !name.startsWith("x-ses-")) {
                headers.put(header.name(), header.value());
            }
        }
        return headers;
    }

    static List<UsageType> usageTypes() {
        return UsageType.known();
    }

    @ParameterizedTest
    @MethodSource("usageTypes")
    void built_in_mails_are_the_same(UsageType usageType) {
        List<ReceivedMail> mails =
                received(transport -> Sesame.builder(id -> Optional.ofNullable(CONNECTORS.get(id)), transport)
                        .clock(CLOCK)
                        .build()
                        .sendEmail()
                        .send(request(usageType)));
        assertSame(mails);
        assertThat(mails.get(0).html())
                .contains(usageType.mainVariable().orElseThrow().equals("link") ? "id=7" : "482916");
    }

    private static SendRequest request(UsageType usageType) {
        Map<String, @Nullable Object> values = Map.of(
                "code", "482916",
                "link", "https://example.com/join?id=7&team=Žižkov",
                "organization", Map.of("name", "Zażółć & Söhne <GmbH>"),
                "inviter", Map.of("name", "Дарья"),
                "user", Map.of("name", "O'Brien 李雷"));
        return new SendRequest(
                ConnectorConfig.DEFAULT_ID,
                Mailbox.parse("Zoë <zoe@example.com>"),
                usageType,
                null,
                null,
                Payload.of(values),
                PlaceholderMode.LENIENT,
                Map.of("flow", "test"),
                null,
                null,
                0,
                null);
    }

    static Stream<OutboundEmail> corpus() {
        String long1 = "Längerer Text ohne Umbruch, 长行 ".repeat(200);
        return Stream.of(
                email(
                        "Zoë Müller <noreply@münchen.example>",
                        "Ваш код 482916 🔑",
                        "<p>Ünïcödé — 你好 🔑</p>",
                        "Ünïcödé — 你好 🔑"),
                email("noreply@example.com", "Long", "<p>" + long1 + "</p>", long1),
                email("noreply@example.com", "x".repeat(998), "<p>x</p>", "x".repeat(5_000)),
                email("noreply@example.com", "Ж".repeat(200), null, "Nur Text"),
                email("noreply@example.com", "HTML only", "<p>only</p>", null),
                email("noreply@example.com", "Dots", "<p>a</p>\r\n.\r\n..b\n.c", ".\r\n..\n.x\r\n.\r\n"),
                email("noreply@example.com", "Line ends", "<p>a\nb\r\nc</p>", "a\nb\r\n\r\n\nc"),
                email("noreply@example.com", "=?utf-8?q?not_encoded?=", "<p>=3D =20</p>", "From here = there=\n>From"),
                email("noreply@example.com", "Spaces  and\u00a0others", "<p> x </p>", " x \n  y\n"),
                email("\"Quoted, \\\"Name\\\"\" <noreply@example.com>", "Quotes", "<p>x</p>", "x"),
                complete());
    }

    private static OutboundEmail email(String from, String subject, @Nullable String html, @Nullable String text) {
        return new OutboundEmail(
                "0198a1b2-0000-7000-8000-000000000001",
                Mailbox.parse(from),
                Mailbox.parse("Жанна Д'Арк <someone@bücher.example>"),
                List.of(),
                subject,
                html,
                text,
                Map.of(),
                Map.of(),
                SesOptions.NONE);
    }

    private static OutboundEmail complete() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Entity-Ref-ID", "0198a1b2");
        headers.put("Auto-Submitted", "auto-generated");
        headers.put("X-Unicode", "Straße №5 =?utf-8?q?x?=");
        headers.put("X-Long", "word ".repeat(180).strip());
        return new OutboundEmail(
                "0198a1b2-0000-7000-8000-000000000002",
                Mailbox.parse("Sesame <noreply@example.com>"),
                Mailbox.parse("someone@example.com"),
                List.of(Mailbox.parse("Hilfe ☎ <help@example.com>"), Mailbox.parse("second@example.com")),
                "Everything",
                "<p>Everything</p>",
                "Everything",
                headers,
                Map.of("flow", "sign-in", "usage_type", "SignIn"),
                new SesOptions(
                        "arn:aws:ses:us-east-1:123456789012:identity/example.com",
                        Mailbox.parse("bounces@example.com"),
                        "arn:aws:ses:us-east-1:123456789012:identity/bounces.example.com",
                        "access-mails",
                        "tenant-1",
                        null));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void any_mail_is_the_same(OutboundEmail email) {
        List<ReceivedMail> mails = received(transport -> transport.send(email, ACCOUNT));
        assertSame(mails);
        assertThat(mails.get(0).subject()).isEqualTo(email.subject());
        assertThat(lines(mails.get(0).html())).isEqualTo(lines(email.html()));
        assertThat(lines(mails.get(0).text())).isEqualTo(lines(email.text()));
    }
}
