package dev.sesame.core.port.in;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.PlaceholderMode;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendRequestTest {

    private static final Mailbox TO = Mailbox.parse("someone@example.com");

    @Test
    void recipient_and_usage_type_are_enough() {
        assertThat(SendRequest.builder(TO, UsageType.SIGN_IN).build())
                .isEqualTo(new SendRequest(
                        ConnectorConfig.DEFAULT_ID,
                        TO,
                        UsageType.SIGN_IN,
                        null,
                        null,
                        Payload.EMPTY,
                        PlaceholderMode.STRICT,
                        Map.of(),
                        null,
                        null,
                        0,
                        null));
    }

    @Test
    void builder_takes_everything_a_request_has() {
        Template template =
                new Template(UsageType.GENERIC, null, "Subject", "Text", ContentType.TEXT_PLAIN, null, null, null);
        LanguageTag locale = LanguageTag.parse("de").orElseThrow();
        Payload payload = Payload.of(Map.of("code", "123456"));
        Instant tryUntil = Instant.parse("2026-11-21T12:00:00Z");

        assertThat(SendRequest.builder(TO, UsageType.GENERIC)
                        .connector("other")
                        .template(template)
                        .locale(locale)
                        .payload(payload)
                        .placeholders(PlaceholderMode.LENIENT)
                        .tags(Map.of("usage", "test"))
                        .expiresIn(Duration.ofMinutes(3))
                        .clientIp("192.0.2.1")
                        .priority(2)
                        .tryUntil(tryUntil)
                        .build())
                .isEqualTo(new SendRequest(
                        "other",
                        TO,
                        UsageType.GENERIC,
                        template,
                        locale,
                        payload,
                        PlaceholderMode.LENIENT,
                        Map.of("usage", "test"),
                        Duration.ofMinutes(3),
                        "192.0.2.1",
                        2,
                        tryUntil));
    }
}
