package dev.sesame.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.Configs;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.template.UsageType;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TestEmailSenderTest {

    private final SesameFixture fixture = new SesameFixture();
    private final Sesame sesame = fixture.sesame();

    @Test
    void sample_values_stand_in_for_those_that_are_missing() {
        ConnectorConfig unsaved = ConnectorConfig.parse(Configs.with("emailAddress", "new@example.com"));

        sesame.sendTestEmail()
                .send(
                        unsaved,
                        SesameFixture.request()
                                .usageType(UsageType.REGISTER)
                                .payload(Map.of())
                                .build());

        assertThat(fixture.transport.last().subject()).isEqualTo("Register 000000");
        assertThat(fixture.transport.last().from().address()).isEqualTo("new@example.com");
    }

    @Test
    void samples_do_not_choose_the_language() {
        ConnectorConfig german = ConnectorConfig.parse(Configs.without("templates"))
                .withAccount(fixture.connector("default").account());
        Map<String, Object> document = new java.util.HashMap<>(Configs.without("templates"));
        document.put("defaultLanguage", "de");

        sesame.sendTestEmail()
                .send(ConnectorConfig.parse(document), SesameFixture.request().build());
        String inGerman = fixture.transport.last().subject();
        sesame.sendTestEmail().send(german, SesameFixture.request().build());

        assertThat(inGerman).isNotEqualTo(fixture.transport.last().subject());
    }

    @Test
    void it_is_tried_once_whatever_the_breaker_and_the_retries_say() {
        TransportException refusal = new TransportException(FailureReason.THROTTLED, "Send slower", null);
        fixture.transport.failNext(refusal);

        assertThat(catchThrowableOfType(TransportException.class, () -> sesame.sendTestEmail()
                        .send(
                                fixture.connector("default"),
                                SesameFixture.request().build())))
                .isSameAs(refusal);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
        assertThat(fixture.pauses).isEmpty();
    }
}
