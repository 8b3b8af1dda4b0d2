package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.adapter.sessmtp.SesSmtpConfig.Tls;
import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckStatus;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.connector.SendingAccount.AssumedRole;
import dev.sesame.core.message.SesOptions;
import dev.sesame.simulator.smtp.SmtpCommand;
import dev.sesame.simulator.smtp.SmtpConnectionLog;
import dev.sesame.simulator.smtp.StartTls;
import dev.sesame.simulator.tls.ServerCertificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found out about SES SMTP, on the simulator and on servers that are none. */
@Timeout(60)
class SesSmtpInspectorTest {

    private static final ConnectorConfig CONNECTOR = Connectors.on(Accounts.EXAMPLE);
    private static final String WRONG_SECRET = "not-the-secret-of-this-key";

    private final SimulatedSes ses = new SimulatedSes();
    private final SesSmtpConfig.Builder config = SesSmtpConfig.builder()
            .host("localhost")
            .port(ses.smtp().port())
            .trust(ses.smtp().caPem());

    @AfterEach
    void close() {
        ses.close();
    }

    @Test
    void everything_passes_on_the_simulator_and_nothing_is_sent() {
        List<CheckItem> items = inspect(CONNECTOR);

        assertThat(items)
                .extracting(CheckItem::id)
                .containsExactly(
                        "ses-smtp/dns/localhost",
                        "ses-smtp/connection/localhost:" + ses.smtp().port(),
                        "ses-smtp/credentials/eu-west-1");
        assertThat(items).allMatch(item -> item.status() == CheckStatus.PASS);
        assertThat(verbs()).contains("AUTH").doesNotContain("MAIL", "RCPT", "DATA");
        assertThat(ses.accepted()).isEmpty();
    }

    @Test
    void password_that_is_given_is_used() {
        config.password(SmtpPassword.derive(Secret.of(Accounts.SECRET), "eu-west-1"));
        AccessKeys keys = new AccessKeys(Accounts.ID, Secret.of(WRONG_SECRET), null);

        CheckItem login = login(inspect(CONNECTOR.withAccount(Accounts.in("eu-west-1", keys, null))));

        assertThat(login.status()).isEqualTo(CheckStatus.PASS);
        assertThat(login.message()).contains("SESAME_SES_SMTP_PASSWORD");
    }

    @Test
    void wrong_key_is_refused_with_a_remedy() {
        AccessKeys keys = new AccessKeys(Accounts.ID, Secret.of(WRONG_SECRET), null);

        CheckItem login = login(inspect(CONNECTOR.withAccount(Accounts.in("eu-west-1", keys, null))));

        assertThat(login.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(login.message()).isEqualTo("The server refuses the login: 535.");
        assertThat(login.remedy())
                .contains("Check the access key and its secret")
                .contains("eu-west-1");
        assertThat(verbs()).doesNotContain("MAIL");
    }

    @Test
    void account_without_a_login_for_smtp_is_told_why_and_is_not_logged_in() {
        AssumedRole role = new AssumedRole("arn:aws:iam::123456789012:role/mailer", null);

        CheckItem login = login(inspect(CONNECTOR.withAccount(Accounts.in("eu-west-1", Accounts.keys(null), role))));

        assertThat(login.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(login.message()).contains("A role cannot be used over SES SMTP");
        assertThat(verbs()).doesNotContain("AUTH");
    }

    @Test
    void relay_without_login_is_not_logged_in() {
        config.auth(false);

        assertThat(login(inspect(CONNECTOR.withAccount(Accounts.WITHOUT_KEYS))).status())
                .isEqualTo(CheckStatus.SKIPPED);
        assertThat(verbs()).doesNotContain("AUTH");
    }

    @Test
    void set_port_that_fails_while_another_works_names_the_settings_to_change() {
        int closed = SimulatedSes.refusingPort();
        SmtpPort works = new SmtpPort(ses.smtp().tlsPort(), Tls.TLS);

        List<CheckItem> items = inspect(
                CONNECTOR,
                new SmtpPort(closed, Tls.STARTTLS),
                works,
                new SmtpPort(ses.smtp().port(), Tls.TLS));

        CheckItem set = items.get(1);
        assertThat(set.id()).isEqualTo("ses-smtp/connection/localhost:" + closed);
        assertThat(set.status()).isEqualTo(CheckStatus.WARN);
        assertThat(set.message()).isEqualTo("Port " + closed + " refuses connections.");
        assertThat(set.remedy()).endsWith("set " + works.settings() + ".");
        assertThat(items.get(2).status()).isEqualTo(CheckStatus.PASS);
        assertThat(items.get(3)).satisfies(other -> {
            assertThat(other.status()).isEqualTo(CheckStatus.WARN);
            assertThat(other.message()).contains("does not agree with us on TLS");
            assertThat(other.remedy()).startsWith("Nothing to do");
        });
        assertThat(login(items).status()).isEqualTo(CheckStatus.PASS);
    }

    @Test
    void closed_port_fails_and_nobody_is_logged_in() {
        config.port(SimulatedSes.refusingPort());

        List<CheckItem> items = inspect(CONNECTOR);

        assertThat(connection(items).status()).isEqualTo(CheckStatus.FAIL);
        assertThat(connection(items).message()).contains("refuses connections");
        assertThat(connection(items).remedy()).contains("firewall");
        assertThat(login(items).status()).isEqualTo(CheckStatus.SKIPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "TLS"})
    void silent_server_fails_when_time_is_up(Tls tls) {
        try (RawServer silent = RawServer.start(RawServer.Line::expectSilence)) {
            config.port(silent.port()).tls(tls).connectTimeout(Duration.ofMillis(300));

            assertThat(connection(inspect(CONNECTOR)).message()).endsWith("does not answer within 300 ms.");
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS, does not speak SMTP", "TLS, does not agree with us on TLS"})
    void web_server_without_tls_fails(Tls tls, String message) {
        try (RawServer web = RawServer.start(line -> {
            line.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n");
            line.expectSilence();
        })) {
            config.port(web.port()).tls(tls);

            CheckItem connection = connection(inspect(CONNECTOR));

            assertThat(connection.status()).isEqualTo(CheckStatus.FAIL);
            assertThat(connection.message()).contains(message);
        }
    }

    @Test
    void server_that_hangs_up_fails() {
        try (RawServer busy = RawServer.start(line -> {})) {
            config.port(busy.port());

            assertThat(connection(inspect(CONNECTOR)).message()).contains("ends the connection");
        }
    }

    @Test
    void server_that_takes_no_connection_is_told_by_its_reply() {
        ses.smtp().behaviour().maxConnections(0);

        assertThat(connection(inspect(CONNECTOR)).message()).contains("refuses the connection with the reply 421");
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_HOST, a certificate for another host",
        "SELF_SIGNED, a certificate that is not trusted",
        "EXPIRED, a certificate that is not valid at this time"
    })
    void certificate_that_is_not_good_fails(ServerCertificate certificate, String message) {
        ses.smtp().behaviour().certificate(certificate);

        CheckItem connection = connection(inspect(CONNECTOR));

        assertThat(connection.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(connection.message()).contains(message);
    }

    @Test
    void authority_that_is_not_trusted_names_the_setting() {
        config.trust(null);

        assertThat(connection(inspect(CONNECTOR)).remedy()).contains("SESAME_SES_SMTP_TRUST");
    }

    @Test
    void server_without_starttls_fails() {
        ses.smtp().behaviour().startTls(StartTls.HIDDEN);

        assertThat(connection(inspect(CONNECTOR)).message()).contains("offers no STARTTLS");
    }

    @Test
    void name_that_is_not_known_fails_and_its_ports_are_not_tried() {
        config.host("smtp.invalid").port(587);

        List<CheckItem> items = inspect(CONNECTOR);

        assertThat(items.get(0).id()).isEqualTo("ses-smtp/dns/smtp.invalid");
        assertThat(items.get(0).status()).isEqualTo(CheckStatus.FAIL);
        assertThat(items.get(0).remedy()).contains("SESAME_SES_SMTP_HOST");
        assertThat(items)
                .hasSize(7)
                .filteredOn(item -> item.status() == CheckStatus.SKIPPED)
                .hasSize(6);
    }

    @Test
    void proxy_that_refuses_is_told_without_its_password() {
        try (FakeProxy proxy = new FakeProxy("http://me:right@", ses.smtp().port())) {
            config.proxy(SmtpProxy.parse("http://me:wrong@127.0.0.1:" + proxy.port()));

            List<CheckItem> items = inspect(CONNECTOR);

            assertThat(items.get(0).message()).startsWith("The name of the proxy stands for 127.0.0.1");
            assertThat(connection(items).status()).isEqualTo(CheckStatus.FAIL);
            assertThat(connection(items).message()).contains("HTTP 407");
            assertThat(connection(items).remedy()).contains("SESAME_SES_SMTP_PROXY");
            assertThat(items.toString()).doesNotContain("wrong");
        }
    }

    @Test
    void proxy_that_connects_is_gone_through() {
        try (FakeProxy proxy = new FakeProxy("http://", ses.smtp().port())) {
            config.proxy(proxy.setting());

            assertThat(inspect(CONNECTOR)).allMatch(item -> item.status() == CheckStatus.PASS);
            assertThat(proxy.targets())
                    .containsOnly("localhost:" + ses.smtp().port())
                    .hasSize(2);
        }
    }

    @Test
    void multi_region_endpoint_has_no_smtp() {
        List<CheckItem> items = inspect(
                Connectors.with(Accounts.EXAMPLE, new SesOptions(null, null, null, null, null, "abcdef12.g3h")));

        assertThat(items).hasSize(1);
        assertThat(items.get(0).status()).isEqualTo(CheckStatus.FAIL);
        assertThat(items.get(0).message()).contains("endpointId");
        assertThat(ses.smtp().connections()).isEmpty();
    }

    @Test
    void interrupted_thread_comes_back_and_stays_interrupted() {
        Thread.currentThread().interrupt();

        List<CheckItem> items = inspect(CONNECTOR);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(items).extracting(item -> item.subject().kind()).containsExactly(CheckKind.DNS);
    }

    private List<CheckItem> inspect(ConnectorConfig connector, SmtpPort... ports) {
        SesSmtpConfig settings = config.build();
        List<CheckItem> items = new ArrayList<>();
        (ports.length == 0 ? new SesSmtpInspector(settings) : new SesSmtpInspector(settings, List.of(ports)))
                .inspect(connector, items::add);
        assertThat(items.toString())
                .doesNotContain(
                        Accounts.SECRET,
                        WRONG_SECRET,
                        Accounts.ID,
                        SmtpPassword.derive(Secret.of(Accounts.SECRET), "eu-west-1")
                                .reveal());
        return items;
    }

    private static CheckItem connection(List<CheckItem> items) {
        return only(CheckKind.CONNECTION, items);
    }

    private static CheckItem login(List<CheckItem> items) {
        return only(CheckKind.CREDENTIALS, items);
    }

    private static CheckItem only(CheckKind kind, List<CheckItem> items) {
        List<CheckItem> found =
                items.stream().filter(item -> item.subject().kind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<String> verbs() {
        return ses.smtp().connections().stream()
                .map(SmtpConnectionLog::commands)
                .flatMap(List::stream)
                .map(SmtpCommand::verb)
                .toList();
    }
}
