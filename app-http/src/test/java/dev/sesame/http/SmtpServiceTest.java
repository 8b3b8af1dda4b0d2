package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.fault.SmtpFault;
import dev.sesame.simulator.fault.SmtpStage;
import dev.sesame.simulator.mailbox.ReceivedMail;
import dev.sesame.simulator.smtp.SmtpPassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service when its messages leave over SES SMTP. */
final class SmtpServiceTest {

    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private static Map<String, Object> settings(SesSimulator ses, Path folder) throws IOException {
        Path trust = Files.writeString(folder.resolve("ca.pem"), ses.smtpCaPem());
        return new HashMap<>(Map.of(
                "sesame.transport", "ses-smtp",
                "sesame.ses-smtp-host", "localhost",
                "sesame.ses-smtp-port", ses.smtpPort(),
                "sesame.ses-smtp-trust", trust.toString(),
                "sesame.connectors-dir", folder.toString()));
    }

    @Test
    void one_setting_swaps_the_transport() {
        try (RunningService service = RunningService.start(Map.of("sesame.transport", "ses-smtp"))) {
            Answer sent = service.post("/v1/messages", MESSAGE);
            assertThat(sent.status()).as(sent.body()).isEqualTo(200);
            assertThat(sent.text("transport")).isEqualTo("ses-smtp");
            assertThat(sent.json().get("simulated")).isEqualTo(true);
            assertThat(service.get("/health").text("transport")).isEqualTo("ses-smtp");
            List<Map<String, Object>> mails =
                    Json.objects(service.get("/v1/simulator/messages").json().get("messages"));
            assertThat(mails).singleElement().satisfies(mail -> {
                assertThat(mail.get("via")).isEqualTo("ses-smtp");
                assertThat(mail.get("id")).isEqualTo(sent.text("messageId"));
                assertThat(Json.textAt(mail, "text")).contains("482916");
            });
        }
    }

    @Test
    void preview_shows_what_smtp_would_carry() {
        try (RunningService service = RunningService.start(Map.of("sesame.transport", "ses-smtp"))) {
            Map<String, Object> ses = Json.object(
                    service.post("/v1/messages/preview", MESSAGE).json().get("ses"));
            assertThat(ses.get("mailFrom")).isEqualTo("noreply@example.com");
            assertThat(ses.get("rcptTo")).isEqualTo("someone@example.com");
            assertThat(Json.textAt(ses, "data")).contains("Subject: ", "multipart/alternative");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "tls"})
    void connector_configured_for_the_api_sends_over_smtp(String tls, @TempDir Path folder) throws IOException {
        Connectors.write(folder, "default", Connectors.valid());
        try (SesSimulator ses = SesSimulator.builder().smtp().start()) {
            Map<String, Object> settings = settings(ses, folder);
            settings.put("sesame.ses-smtp-tls", tls);
            settings.put("sesame.ses-smtp-port", tls.equals("tls") ? ses.smtpsPort() : ses.smtpPort());
            try (RunningService service = RunningService.start(settings)) {
                Answer sent = service.post("/v1/messages", MESSAGE);
                assertThat(sent.status()).as(sent.body()).isEqualTo(200);
                ReceivedMail mail = ses.mailbox().messages().get(0);
                assertThat(mail.id()).isEqualTo(sent.text("messageId"));
                assertThat(mail.region()).isEqualTo("eu-west-1");
                assertThat(mail.accessKeyId()).isEqualTo(Credential.EXAMPLE.accessKeyId());
            }
        }
    }

    @Test
    void password_that_is_given_is_used_as_it_is(@TempDir Path folder) throws IOException {
        Map<String, Object> connector = Connectors.valid();
        connector.put("accessKeySecret", "not-needed-over-smtp");
        Connectors.write(folder, "default", connector);
        try (SesSimulator ses = SesSimulator.builder().smtp().start()) {
            Map<String, Object> settings = settings(ses, folder);
            settings.put("sesame.ses-smtp-password", SmtpPassword.derive(Credential.EXAMPLE.secret(), "eu-west-1"));
            try (RunningService service = RunningService.start(settings)) {
                assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void temporary_credentials_are_warned_of_at_the_start_and_refused_with_the_reason(@TempDir Path folder)
            throws IOException {
        Map<String, Object> connector = Connectors.valid();
        connector.put("sessionToken", "token-mark");
        Connectors.write(folder, "default", connector);
        try (SesSimulator ses = SesSimulator.builder().smtp().start();
                RecordedLog log = RecordedLog.recording();
                RunningService service = RunningService.start(settings(ses, folder))) {
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("Connector default: cannot send over SES SMTP")
                            && line.contains("session token"))
                    .noneMatch(line -> line.contains("token-mark"));
            Answer refused = service.post("/v1/messages", MESSAGE);
            assertThat(refused.status()).isEqualTo(502);
            assertThat(refused.code()).isEqualTo("transport_misconfigured");
            assertThat(refused.text("reason")).isEqualTo("no_credentials");
            assertThat(refused.text("detail")).contains("Temporary credentials", "SES API");
            assertThat(ses.smtp().connectionsOpened()).isZero();
        }
    }

    @Test
    void multi_region_endpoint_is_warned_of_at_the_start(@TempDir Path folder) throws IOException {
        Map<String, Object> connector = Connectors.valid();
        connector.put("endpointId", "abcdef.g3h");
        Connectors.write(folder, "default", connector);
        try (SesSimulator ses = SesSimulator.builder().smtp().start();
                RecordedLog log = RecordedLog.recording();
                RunningService service = RunningService.start(settings(ses, folder))) {
            assertThat(log.lines()).anyMatch(line -> line.contains("Connector default: /endpointId: has no SMTP form"));
            assertThat(service.post("/v1/messages", MESSAGE).text("detail")).contains("multi-region endpoint");
        }
    }

    @Test
    void outcomes_are_told_as_on_the_api(@TempDir Path folder) throws IOException {
        Connectors.write(folder, "default", Connectors.valid());
        try (SesSimulator ses = SesSimulator.builder().smtp().start()) {
            Map<String, Object> settings = settings(ses, folder);
            settings.put("sesame.send-attempts", "2");
            try (RunningService service = RunningService.start(settings)) {
                ses.faults().next(SmtpFault.reply(SmtpStage.AUTH, "535 Authentication Credentials Invalid"));
                Answer refused = service.post("/v1/messages", MESSAGE);
                assertThat(refused.status()).isEqualTo(502);
                assertThat(refused.text("reason")).isEqualTo("invalid_credentials");
            }
            try (RunningService service = RunningService.start(settings)) {
                ses.faults().next(2, SmtpFault.drop(SmtpStage.MAIL));
                Answer notSent = service.post("/v1/messages", MESSAGE);
                assertThat(notSent.status()).isEqualTo(503);
                assertThat(notSent.header("Retry-After")).isNotNull();
                assertThat(ses.mailbox().accepted()).isZero();

                ses.faults().next(Fault.dropAfterAccepting());
                Answer unknown = service.post("/v1/messages", MESSAGE);
                assertThat(unknown.status()).isEqualTo(504);
                assertThat(unknown.code()).isEqualTo("outcome_unknown");
                assertThat(ses.mailbox().accepted()).isEqualTo(1);
            }
        }
    }

    @Test
    void nothing_of_a_mail_is_traced_whatever_the_jdk_logs() {
        Queue<String> traced = new ConcurrentLinkedQueue<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                traced.add(String.valueOf(line.getMessage()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        try (RunningService service = RunningService.start(Map.of("sesame.transport", "ses-smtp"))) {
            assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(200);
        } finally {
            root.removeHandler(handler);
            root.setLevel(level);
        }
        assertThat(String.join("\n", traced))
                .doesNotContain("482916", "someone@", "MAIL FROM", Credential.EXAMPLE.accessKeyId());
    }

    @Test
    void one_password_for_several_keys_stops_the_start(@TempDir Path folder) throws IOException {
        Map<String, Object> other = Connectors.valid();
        other.put("accessKeyId", "AKIDOTHER");
        Connectors.write(folder, "default", Connectors.valid());
        Connectors.write(folder, "other", other);
        try (SesSimulator ses = SesSimulator.builder().smtp().start()) {
            Map<String, Object> settings = settings(ses, folder);
            settings.put("sesame.ses-smtp-password", "password-mark");
            assertThat(catchThrowable(() -> RunningService.start(settings).close()))
                    .hasStackTraceContaining("SESAME_SES_SMTP_PASSWORD must be left out");
        }
    }

    @Test
    void one_password_for_several_regions_stops_the_start_unless_there_is_one_server(@TempDir Path folder)
            throws IOException {
        Map<String, Object> other = Connectors.valid();
        other.put("region", "us-east-1");
        Connectors.write(folder, "default", Connectors.valid());
        Connectors.write(folder, "other", other);
        try (SesSimulator ses = SesSimulator.builder().smtp().start()) {
            Map<String, Object> settings = settings(ses, folder);
            settings.put("sesame.ses-smtp-password", "password-mark");
            RunningService.start(settings).close();

            settings.remove("sesame.ses-smtp-host");
            settings.put("sesame.ses", "aws");
            assertThat(catchThrowable(() -> RunningService.start(settings).close()))
                    .hasStackTraceContaining("several access keys or regions");
        }
    }
}
