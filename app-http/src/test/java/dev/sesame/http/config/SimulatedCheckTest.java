package dev.sesame.http.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckStatus;
import dev.sesame.core.check.Diagnosis;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.service.Sesame;
import dev.sesame.simulator.SesSimulator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The check of a connector, put together as the service puts it together. */
class SimulatedCheckTest {

    private static final ConfiguredConnectors CONNECTORS = ConfiguredConnectors.example();

    /** Has no keys of its own. */
    private static final ConnectorConfig CONNECTOR =
            CONNECTORS.find(ConnectorConfig.DEFAULT_ID).orElseThrow();

    private final SimulatedSes ses = new SimulatedSes(Clock.systemUTC());
    private final SesSimulator simulator = ses.simulator();

    @AfterEach
    void stop() {
        ses.close();
    }

    @Test
    void both_ways_are_looked_at_and_lead_to_the_simulator_whatever_the_settings_say() {
        Diagnosis diagnosis = check(Map.of(
                "sesame.ses-api-proxy", "http://proxy.invalid:3128",
                "sesame.ses-smtp-proxy", "http://proxy.invalid:3128",
                "sesame.failover", "ses-smtp"));

        assertThat(diagnosis.items()).allMatch(item -> item.status() == CheckStatus.PASS);
        assertThat(targets(CheckKind.DNS, diagnosis)).containsExactly("127.0.0.1", "127.0.0.1");
        assertThat(targets(CheckKind.CONNECTION, diagnosis))
                .containsExactly("127.0.0.1:" + simulator.apiEndpoint().getPort(), "127.0.0.1:" + simulator.smtpPort());
        assertThat(diagnosis.recommended()).isEqualTo(Transports.SES_API);
        assertThat(simulator.mailbox().messages()).isEmpty();
    }

    @Test
    void account_that_may_not_send_leaves_no_way() {
        simulator.account().sendingPaused(true);

        Diagnosis diagnosis = check(Map.of());

        assertThat(diagnosis.recommended()).isNull();
        assertThat(diagnosis.reason()).contains("Sending is paused");
    }

    private Diagnosis check(Map<String, String> properties) {
        Settings settings = new SettingsReader(name -> Optional.ofNullable(properties.get(name))).read();
        try (Transports transports = Transports.open(settings, ses, Clock.systemUTC());
                Sesame sesame = Sesame.builder(CONNECTORS, transports.primary())
                        .inspectors(transports.inspectors())
                        .build()) {
            return sesame.checkConnector().check(CONNECTOR);
        }
    }

    private static List<String> targets(CheckKind kind, Diagnosis diagnosis) {
        return diagnosis.items().stream()
                .map(CheckItem::subject)
                .filter(subject -> subject.kind() == kind)
                .map(subject -> subject.target())
                .toList();
    }
}
