package dev.sesame.http.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.hostile.HostileTexts;
import dev.sesame.core.hostile.HostileTexts.AddressCase;
import dev.sesame.core.message.BidiControls;
import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.mailbox.Mailbox;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands wherever a caller may write: the call is refused and names the place, or one mail goes to one recipient, with
 * the headers of any other mail and the text that was meant, the same on both transports.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileMailTest {

    private static final String RECIPIENT = "someone@example.com";
    private static final Set<String> CODES = Set.of(
            "invalid_request",
            "invalid_value",
            "link_not_allowed",
            "missing_variables",
            "template_not_found",
            "connector_not_found");
    private static final Pattern HEADER = Pattern.compile("([!-9;-~]+):.*");

    /** Where a caller may write, and the places that may be named when what stands there is refused. */
    @SuppressWarnings("ImmutableEnumChecker") // They are written once, and never changed.
    private enum Slot {
        TO_NAME((message, text) -> message.put("to", text + " <" + RECIPIENT + ">"), "/to"),
        TO_QUOTED_NAME((message, text) -> message.put("to", '"' + text + "\" <" + RECIPIENT + ">"), "/to"),
        TO_LOCAL((message, text) -> message.put("to", text + "@example.com"), "/to"),
        TO_DOMAIN((message, text) -> message.put("to", "someone@" + text), "/to"),
        VALUE((message, text) -> message.put("payload", Map.of("name", text)), "/payload/name"),
        LIST((message, text) -> message.put("payload", Map.of("name", List.of(text, text))), "/payload/name"),
        KEY((message, text) -> message.put("payload", Map.of("name", "n", text, text)), "/payload"),
        TAG((message, text) -> message.put("tags", Map.of(text, "x")), "/tags"),
        TAG_VALUE((message, text) -> message.put("tags", Map.of("x", text)), "/tags"),
        LOCALE((message, text) -> message.put("locale", text), "/locale"),
        CLIENT_IP((message, text) -> message.put("clientIp", text), "/clientIp"),
        CONNECTOR((message, text) -> message.put("connector", text), "/connector"),
        USAGE_TYPE((message, text) -> message.put("usageType", text), "/usageType"),
        EXPIRES_IN((message, text) -> message.put("expiresIn", text), "/expiresIn"),
        SUBJECT((message, text) -> template(message).put("subject", "Hi " + text), "/template/subject", "/payload"),
        CONTENT(
                (message, text) -> template(message).put("content", "<p>" + text + "</p>"),
                "/template/content",
                "/payload"),
        TEXT((message, text) -> template(message).put("text", "Hi " + text), "/template/text", "/payload"),
        SEND_FROM(
                (message, text) -> template(message).put("sendFrom", text + " <noreply@example.com>"),
                "/template/sendFrom",
                "/payload"),
        REPLY_TO(
                (message, text) -> template(message).put("replyTo", text + " <help@example.com>"),
                "/template/replyTo",
                "/payload"),
        SENDER_NAME(
                (message, text) -> {
                    template(message).put("sendFrom", "{{name}} <noreply@example.com>");
                    message.put("payload", Map.of("name", text));
                },
                "/payload/name"),
        REPLY_TO_LOCAL(
                (message, text) -> {
                    template(message).put("replyTo", "Help <{{name}}@example.com>");
                    message.put("payload", Map.of("name", text));
                },
                "/payload/name",
                "/template/replyTo");

        private final BiConsumer<Map<String, Object>, String> write;
        private final List<String> places;

        Slot(BiConsumer<Map<String, Object>, String> write, String... places) {
            this.write = write;
            this.places = List.of(places);
        }

        private static Map<String, Object> template(Map<String, Object> message) {
            return Json.object(message.get("template"));
        }
    }

    /** Places where a text is read in the same way: each takes its turn. */
    @SuppressWarnings("ImmutableEnumChecker") // They are written once, and never changed.
    private enum Kind {
        NAME(Slot.TO_NAME, Slot.TO_QUOTED_NAME, Slot.SENDER_NAME, Slot.SEND_FROM, Slot.REPLY_TO),
        ADDRESS(Slot.TO_LOCAL, Slot.TO_DOMAIN, Slot.REPLY_TO_LOCAL),
        VALUE(Slot.VALUE),
        PAYLOAD(Slot.LIST, Slot.KEY),
        WORD(Slot.TAG, Slot.TAG_VALUE, Slot.LOCALE, Slot.CLIENT_IP, Slot.CONNECTOR, Slot.USAGE_TYPE, Slot.EXPIRES_IN),
        TEMPLATE(Slot.SUBJECT, Slot.CONTENT, Slot.TEXT);

        private final List<Slot> slots;

        Kind(Slot... slots) {
            this.slots = List.of(slots);
        }
    }

    private final RunningService api = service(Transports.SES_API);
    private final RunningService smtp = service(Transports.SES_SMTP);

    private static RunningService service(String transport) {
        return RunningService.start(Map.of(
                "sesame.transport", transport, "sesame.max-request-size", 4_000_000, "sesame.send-rate", 10_000));
    }

    @AfterAll
    void stop() {
        api.close();
        smtp.close();
    }

    private static Mailbox mailbox(RunningService service) {
        return Objects.requireNonNull(service.bean(Ses.class).simulator()).mailbox();
    }

    private static Map<String, Object> message() {
        Map<String, Object> template = new HashMap<>();
        template.put("subject", "Hi {{name}}!");
        template.put("content", "<p title=\"{{name}}\">Code: <b>{{name}}</b> end</p>");
        template.put("text", "Code: {{name}} end");
        template.put("replyTo", "Help <help@example.com>");
        Map<String, Object> message = new HashMap<>();
        message.put("to", "Some One <" + RECIPIENT + ">");
        message.put("template", template);
        message.put("payload", Map.of("name", "Ann"));
        message.put("tags", Map.of("x", "y"));
        return message;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void no_text_of_the_corpus_does_harm(Kind kind) {
        List<String> corpus = HostileTexts.corpus();
        for (int i = 0; i < corpus.size(); i++) {
            Slot slot = kind.slots.get(i % kind.slots.size());
            check(slot, corpus.get(i), slot + " of " + escaped(corpus.get(i)));
        }
    }

    @Test
    void every_place_is_of_one_kind() {
        assertThat(Arrays.stream(Kind.values()).flatMap(kind -> kind.slots.stream()))
                .containsExactlyInAnyOrder(Slot.values());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_mixture_of_them_does_harm(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            Slot slot = Slot.values()[random.nextInt(Slot.values().length)];
            String text = HostileTexts.mixed(random);
            check(slot, text, "seed " + seed + ", case " + i + ": " + slot + " of " + escaped(text));
        }
    }

    /** As the corpus of addresses says: one recipient, that one, or none. */
    @Test
    void address_gets_its_mail_and_nobody_else_does() {
        for (AddressCase example : HostileTexts.addresses()) {
            String description = escaped(example.text());
            Map<String, Object> message = message();
            message.put("to", example.text());
            String json = ascii(Json.write(escapeSurrogates(message)));
            Answer overApi = api.post("/v1/messages", json);
            Answer overSmtp = smtp.post("/v1/messages", json);
            List<ReceivedMail> ofApi = taken(api);
            List<ReceivedMail> ofSmtp = taken(smtp);
            assertThat(overSmtp.status()).as(description).isEqualTo(overApi.status());
            if (example.address() == null) {
                assertThat(ofApi).as(description).isEmpty();
                assertThat(ofSmtp).as(description).isEmpty();
                assertRefusedFor(Slot.TO_LOCAL, overApi, description);
                assertRefusedFor(Slot.TO_LOCAL, overSmtp, description);
                continue;
            }
            assertThat(overApi.status()).as(description + ": " + overApi.body()).isEqualTo(200);
            assertThat(ofApi).as(description).hasSize(1);
            assertThat(ofSmtp).as(description).hasSize(1);
            assertThat(ofApi.get(0).recipients()).as(description).containsExactly(example.address());
            assertWire(ofSmtp.get(0), description);
            assertSame(ofApi.get(0), ofSmtp.get(0), description);
        }
    }

    private void check(Slot slot, String text, String description) {
        Map<String, Object> message = message();
        slot.write.accept(message, text);
        String json = ascii(Json.write(escapeSurrogates(message)));
        Answer overApi = api.post("/v1/messages", json);
        Answer overSmtp = smtp.post("/v1/messages", json);
        assertThat(overSmtp.status()).as(description).isEqualTo(overApi.status());
        List<ReceivedMail> ofApi = taken(api);
        List<ReceivedMail> ofSmtp = taken(smtp);
        if (overApi.status() != 200) {
            assertThat(ofApi).as(description).isEmpty();
            assertThat(ofSmtp).as(description).isEmpty();
            assertRefusedFor(slot, overApi, description);
            assertRefusedFor(slot, overSmtp, description);
            return;
        }
        assertThat(ofApi).as(description).hasSize(1);
        assertThat(ofSmtp).as(description).hasSize(1);
        assertWire(ofSmtp.get(0), description);
        assertSame(ofApi.get(0), ofSmtp.get(0), description);
        assertMeant(slot, text, ofSmtp.get(0), description);
    }

    private static List<ReceivedMail> taken(RunningService service) {
        List<ReceivedMail> mails = mailbox(service).messages();
        mailbox(service).clear();
        return mails;
    }

    private static void assertRefusedFor(Slot slot, Answer answer, String description) {
        assertThat(answer.status()).as(description + ": " + answer.body()).isIn(400, 422);
        if (answer.code().equals("invalid_request") && answer.errors().containsKey("")) {
            // No JSON at all: half a character, or a name that is too long, which its line and column tell.
            assertThat(answer.text("detail"))
                    .as(description)
                    .containsAnyOf("lone surrogate", "a name that is too long");
            return;
        }
        if (answer.code().equals("message_too_large")) {
            return;
        }
        assertThat(answer.code()).as(description).isIn(CODES);
        if (!answer.code().equals("connector_not_found")) {
            assertThat(answer.errors().keySet())
                    .as(description + ": " + answer.body())
                    .isNotEmpty()
                    .allMatch(pointer -> slot.places.stream().anyMatch(pointer::startsWith));
        }
    }

    /** The headers of any other mail, in lines that every server takes. */
    private static void assertWire(ReceivedMail mail, String description) {
        String source = mail.request();
        assertThat(source.replace("\r\n", ""))
                .as(description)
                .doesNotContain("\r", "\n", "\0")
                .matches("\\p{ASCII}*");
        List<String> names = new ArrayList<>();
        for (String line : source.substring(0, source.indexOf("\r\n\r\n")).split("\r\n", -1)) {
            assertThat(line.length()).as(description).isLessThanOrEqualTo(998);
            if (!line.startsWith(" ")) {
                var header = HEADER.matcher(line);
                assertThat(header.matches()).as(description + ": " + line).isTrue();
                names.add(header.group(1));
            }
        }
        assertThat(names)
                .as(description)
                .doesNotHaveDuplicates()
                .allMatch(Set.of(
                        "Date",
                        "From",
                        "To",
                        "Reply-To",
                        "Subject",
                        "Message-ID",
                        "X-SES-MESSAGE-TAGS",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding")::contains);
        assertThat(source.lines()).as(description).allMatch(line -> line.length() <= 998);
    }

    private static void assertSame(ReceivedMail overApi, ReceivedMail overSmtp, String description) {
        for (ReceivedMail mail : List.of(overApi, overSmtp)) {
            assertThat(mail.recipients()).as(description).hasSize(1);
            assertThat(mail.bcc()).as(description).isEmpty();
            assertThat(mail.cc()).as(description).isEmpty();
            assertThat(mail.to()).as(description).hasSize(1);
            assertThat(mail.attachments()).as(description).isEmpty();
        }
        assertThat(overSmtp.recipients()).as(description).isEqualTo(overApi.recipients());
        assertThat(overSmtp.to()).as(description).isEqualTo(overApi.to());
        assertThat(overSmtp.from()).as(description).isEqualTo(overApi.from());
        assertThat(overSmtp.replyTo()).as(description).isEqualTo(overApi.replyTo());
        assertThat(overSmtp.subject()).as(description).isEqualTo(overApi.subject());
        assertThat(lines(overSmtp.html())).as(description).isEqualTo(lines(overApi.html()));
        assertThat(lines(overSmtp.text())).as(description).isEqualTo(lines(overApi.text()));
        assertThat(overSmtp.tags()).as(description).isEqualTo(overApi.tags());
    }

    private static void assertMeant(Slot slot, String text, ReceivedMail mail, String description) {
        String recipient =
                switch (slot) {
                    case TO_LOCAL -> text.strip() + "@example.com";
                    default -> RECIPIENT;
                };
        if (slot != Slot.TO_DOMAIN && !(slot == Slot.TO_LOCAL && text.contains("<"))) {
            assertThat(mail.recipients()).as(description).containsExactly(recipient);
        }
        assertThat(mail.subject().codePoints())
                .as(description)
                .noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
        assertThat(mail.from().codePoints()).as(description).noneMatch(BidiControls::contain);
        if (slot == Slot.VALUE) {
            assertThat(lines(mail.text())).as(description).isEqualTo(lines("Code: " + shown(text) + " end"));
            assertThat(mail.subject().codePoints()).as(description).noneMatch(BidiControls::contain);
        }
    }

    /** What of a value a reader may see: written down once more, in another way than the core does it. */
    private static String shown(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\u202A-\u202E\u2066-\u2069]", "")
                .replaceAll("[\\x{D800}-\\x{DFFF}]", "\uFFFD");
    }

    private static @Nullable List<String> lines(@Nullable String text) {
        return text == null ? null : text.lines().toList();
    }

    /** Not every library writes half a character; these marks become its escape. */
    private static Object escapeSurrogates(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> escaped = new HashMap<>();
            map.forEach((key, member) -> escaped.put(escape((String) key), escapeSurrogates(member)));
            return escaped;
        }
        return value instanceof List<?> list
                ? list.stream().map(HostileMailTest::escapeSurrogates).toList()
                : escape((String) value);
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> escaped.append(
                        Character.getType(c) == Character.SURROGATE ? "@@%04X".formatted(c) : Character.toString(c)));
        return escaped.toString();
    }

    private static String ascii(String json) {
        return json.replaceAll("@@([0-9A-F]{4})", "\\\\u$1");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .limit(200)
                .forEach(c -> escaped.append(c < ' ' || c > '~' ? "\\u%04X".formatted(c) : Character.toString(c)));
        return escaped.toString();
    }
}
