package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.fault.SmtpFault;
import dev.sesame.simulator.fault.SmtpStage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service when the second transport stands in for the first. */
final class FailoverServiceTest {

    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    @TempDir
    private Path folder;

    private final SesSimulator ses = SesSimulator.builder().smtp().start();

    @BeforeEach
    void writeConnector() {
        Connectors.write(folder, "default", Connectors.valid());
    }

    @AfterEach
    void stop() {
        ses.close();
    }

    private RunningService start(String transport, String failover, Map<String, ?> others) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "sesame.transport",
                transport,
                "sesame.failover",
                failover,
                "sesame.send-attempts",
                "1",
                "sesame.ses-api-endpoint",
                ses.apiEndpoint().toString(),
                "sesame.ses-smtp-host",
                "localhost",
                "sesame.ses-smtp-port",
                ses.smtpPort(),
                "sesame.ses-smtp-trust",
                Files.writeString(folder.resolve("ca.pem"), ses.smtpCaPem()).toString(),
                "sesame.connectors-dir",
                folder.toString(),
                "test.impatient",
                "true"));
        settings.putAll(others);
        return RunningService.start(settings);
    }

    private static int refusingPort() throws IOException {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
        }
    }

    @Test
    void smtp_takes_what_the_api_cannot_be_reached_for() throws IOException {
        try (RunningService service =
                start("ses-api", "ses-smtp", Map.of("sesame.ses-api-endpoint", "http://127.0.0.1:" + refusingPort()))) {
            Answer sent = service.post("/v1/messages", MESSAGE);
            assertThat(sent.status()).as(sent.body()).isEqualTo(200);
            assertThat(sent.text("transport")).isEqualTo("ses-smtp");
            assertThat(service.get("/health").text("failover")).isEqualTo("ses-smtp");
        }
        assertThat(ses.mailbox().messages()).singleElement().satisfies(mail -> assertThat(mail.via())
                .isEqualTo("ses-smtp"));
    }

    @Test
    void api_takes_what_smtp_cannot_be_reached_for() throws IOException {
        try (RunningService service = start("ses-smtp", "ses-api", Map.of("sesame.ses-smtp-port", refusingPort()))) {
            Answer sent = service.post("/v1/messages", MESSAGE);
            assertThat(sent.status()).as(sent.body()).isEqualTo(200);
            assertThat(sent.text("transport")).isEqualTo("ses-api");
        }
        assertThat(ses.mailbox().accepted()).isEqualTo(1);
    }

    @Test
    void what_may_have_been_sent_goes_nowhere_else() throws IOException {
        try (RunningService service = start("ses-api", "ses-smtp", Map.of())) {
            ses.faults().next(Fault.dropAfterAccepting());
            assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(504);
        }
        assertThat(ses.mailbox().accepted()).isEqualTo(1);
        assertThat(ses.smtp().connectionsOpened()).isZero();
    }

    @Test
    void what_was_refused_goes_nowhere_else() throws IOException {
        try (RunningService service = start("ses-smtp", "ses-api", Map.of())) {
            for (String reply : List.of(
                    "554 Message rejected: Email address is not verified.",
                    "454 Throttling failure: Maximum sending rate exceeded.")) {
                ses.faults().next(SmtpFault.reply(SmtpStage.MESSAGE, reply));
                assertThat(service.post("/v1/messages", MESSAGE).status()).isIn(422, 503);
            }
        }
        assertThat(ses.mailbox().accepted()).isZero();
    }

    @Test
    void wrong_login_has_the_next_message_take_the_other_way_and_raises_an_alert() throws IOException {
        try (RunningService service =
                start("ses-smtp", "ses-api", Map.of("test.impatient", "false", "test.touchy", "true"))) {
            ses.faults().next(SmtpFault.reply(SmtpStage.AUTH, "535 Authentication Credentials Invalid"));
            Answer refused = service.post("/v1/messages", MESSAGE);
            assertThat(refused.status()).isEqualTo(502);
            assertThat(refused.text("reason")).isEqualTo("invalid_credentials");

            Answer sent = service.post("/v1/messages", MESSAGE);
            assertThat(sent.status()).isEqualTo(200);
            assertThat(sent.text("transport")).isEqualTo("ses-api");
            assertThat(service.get("/health").text("status")).isEqualTo("DEGRADED");
            assertThat(ses.smtp().connectionsOpened()).isEqualTo(1);
        }
    }
}
