package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.fault.SmtpFault;
import dev.sesame.simulator.fault.SmtpStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link ConfidentialityTest} finds of the SES API holds of SES SMTP, and of what people save. */
final class OtherConfidentialityTest {

    private static final String REPLY =
            " MarkName mark-to mark-to@example.com: 731946 https://mark-link.example.com/731946";

    private static final String MESSAGE = """
            {"to": "MarkName <mark-to@example.com>", "usageType": "SignIn",
            "payload": {"code": "731946", "link": "https://mark-link.example.com/731946"}}""";

    private static final String[] KEY = {"Authorization", "Bearer key-mark"};

    private static void assertNowhere(List<Answer> refusals, RecordedLog log, String... marks) {
        assertThat(log.lines()).isNotEmpty();
        assertThat(refusals).isNotEmpty();
        for (String mark : marks) {
            assertThat(log.lines()).noneMatch(line -> line.contains(mark));
            assertThat(refusals)
                    .noneMatch(answer -> answer.body().contains(mark)
                            || answer.headers().toString().contains(mark));
        }
    }

    @Test
    void no_mark_of_a_message_over_smtp_is_logged_counted_or_told(@TempDir Path folder) throws IOException {
        Map<String, Object> connector = Connectors.valid();
        connector.put("accessKeyId", "AKIDTEST");
        connector.put("accessKeySecret", "secret-mark");
        Connectors.write(folder, "default", connector);
        List<Answer> told = new ArrayList<>();
        try (SesSimulator ses = SesSimulator.builder()
                        .credential("AKIDTEST", "secret-mark")
                        .smtp()
                        .start();
                RecordedLog log = RecordedLog.recording()) {
            Path trust = Files.writeString(folder.resolve("ca.pem"), ses.smtpCaPem());
            Map<String, Object> settings = new HashMap<>();
            settings.put("sesame.transport", "ses-smtp");
            settings.put("sesame.ses-smtp-host", "localhost");
            settings.put("sesame.ses-smtp-port", ses.smtpPort());
            settings.put("sesame.ses-smtp-trust", trust.toString());
            settings.put("sesame.connectors-dir", folder.toString());
            settings.put("sesame.send-attempts", "1");
            settings.put("sesame.api-keys", "me:key-mark");
            settings.put("test.impatient", true);
            try (RunningService service = RunningService.start(settings)) {
                Answer sent = service.post("/v1/messages", MESSAGE, KEY);
                assertThat(sent.status()).as(sent.body()).isEqualTo(200);
                told.add(sent);
                List<Fault> faults = new ArrayList<>();
                for (SmtpStage stage : List.of(SmtpStage.MAIL, SmtpStage.RCPT, SmtpStage.DATA, SmtpStage.CONTENT)) {
                    faults.add(SmtpFault.reply(stage, "554" + REPLY));
                    faults.add(SmtpFault.reply(stage, "451" + REPLY));
                    faults.add(SmtpFault.drop(stage));
                }
                faults.add(SmtpFault.closeAfterAccepting());
                faults.add(SmtpFault.dropBeforeFinalDot());
                for (Fault fault : faults) {
                    ses.faults().next(fault);
                    told.add(service.post("/v1/messages", MESSAGE, KEY));
                    ses.faults().clear();
                }
                told.add(service.get("/prometheus", KEY));
                told.add(service.get("/health/details", KEY));
                assertThat(told).filteredOn(answer -> answer.status() == 422).isNotEmpty();
                assertThat(told).filteredOn(answer -> answer.status() == 503).isNotEmpty();
            }
            assertNowhere(told, log, "731946", "mark-to", "MarkName", "mark-link", "secret-mark", "key-mark");
        }
    }

    @Test
    void no_mark_of_what_people_save_is_logged_counted_or_told_to_others() {
        Map<String, Object> connector = Connectors.valid();
        connector.put("accessKeySecret", "secret-mark");
        connector.put("sessionToken", "token-mark");
        List<Answer> told = new ArrayList<>();
        try (RecordedLog log = RecordedLog.recording()) {
            try (RunningService service = RunningService.start(Map.of("sesame.api-keys", "me:key-mark"))) {
                Answer saved = service.put("/v1/connectors/mine", connector("config", connector), KEY);
                assertThat(saved.status()).as(saved.body()).isEqualTo(201);
                told.add(saved);
                told.add(service.get("/v1/connectors", KEY));
                told.add(service.get("/v1/connectors/mine", KEY));
                refusedConnectors(connector)
                        .forEach(body -> told.add(refused(service.put("/v1/connectors/mine", body, KEY))));
                assertThat(service.put("/v1/email-templates", templates("SignIn"), KEY)
                                .status())
                        .isEqualTo(200);
                refusedTemplates().forEach(body -> told.add(refused(service.put("/v1/email-templates", body, KEY))));
                told.add(refused(service.put("/v1/email-templates", templates("SignIn"))));
                told.add(service.delete("/v1/connectors/mine", KEY));
                told.add(service.get("/v1/audit", KEY));
                told.add(service.get("/prometheus", KEY));
                told.add(service.get("/health/details", KEY));
            }
            assertNowhere(told, log, "secret-mark", "token-mark", "mark-content", "Mark Subject", "key-mark");
        }
    }

    private static Answer refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        return answer;
    }

    private static String connector(String member, Map<String, ?> config) {
        return Json.write(Map.of(member, config));
    }

    private static List<String> refusedConnectors(Map<String, Object> connector) {
        String valid = connector("config", connector);
        Map<String, Object> nowhere = new HashMap<>(connector);
        nowhere.put("region", "no region");
        Map<String, Object> halved = new HashMap<>(connector);
        halved.remove("accessKeyId");
        Map<String, Object> listed = new HashMap<>(connector);
        listed.put("accessKeySecret", List.of("secret-mark"));
        return List.of(
                connector("config", nowhere),
                connector("config", halved),
                connector("config", listed),
                connector("configs", connector),
                valid.substring(0, valid.length() - 1),
                valid.replace("\"secret-mark\"", "secret-mark"));
    }

    private static String templates(String usageType) {
        return Json.write(Map.of(
                "templates",
                List.of(Map.of(
                        "usageType",
                        usageType,
                        "languageTag",
                        "en",
                        "subject",
                        "Mark Subject",
                        "content",
                        "<p>mark-content {{code}}</p>"))));
    }

    private static List<String> refusedTemplates() {
        String valid = templates("SignIn");
        return List.of(
                templates(""),
                valid.replace("\"en\"", "\"no language\""),
                valid.replace("\"Mark Subject\"", "[\"Mark Subject\"]"),
                valid.substring(0, valid.length() - 1),
                valid.replace("\"<p>mark-content {{code}}</p>\"", "mark-content"));
    }
}
