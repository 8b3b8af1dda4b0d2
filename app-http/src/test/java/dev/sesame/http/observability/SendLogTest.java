package dev.sesame.http.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.Secret;
import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that messages leave, on a service that sends as it would to Amazon. */
final class SendLogTest {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String MESSAGE = """
            {"to": "Someone@Example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private final SesSimulator ses = SesSimulator.start();
    private final RunningService service;

    SendLogTest(@TempDir Path folder) {
        Connectors.write(folder, "default", Connectors.valid());
        service = RunningService.start(Map.of(
                "sesame.ses-api-endpoint",
                ses.apiEndpoint().toString(),
                "sesame.send-attempts",
                "1",
                "sesame.encryption-key",
                KEY,
                "sesame.connectors-dir",
                folder.toString(),
                "test.impatient",
                true));
    }

    @AfterEach
    void stop() {
        service.close();
        ses.close();
    }

    private static List<String> mails(RecordedLog log) {
        return log.lines().stream()
                .filter(line -> line.contains("dev.sesame.Mail"))
                .toList();
    }

    @Test
    void accepted_message_leaves_one_line_with_all_it_takes_to_find_it() {
        try (RecordedLog log = RecordedLog.recording()) {
            Answer sent = service.post("/v1/messages", MESSAGE);

            assertThat(mails(log)).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("INFO dev.sesame.Mail Accepted message=" + sent.text("id")
                            + " connector=default usageType=SignIn way=direct to=#")
                    .contains(" transport=ses-api ", " sesId=" + sent.text("messageId"), " durationMs=")
                    .doesNotContainIgnoringCase("someone")
                    .doesNotContain("482916"));
        }
    }

    @Test
    void failure_leaves_one_line_that_names_message_and_connector() {
        try (RecordedLog log = RecordedLog.recording()) {
            ses.faults().next(Fault.dropAfterAccepting());
            assertThat(service.post("/v1/messages", MESSAGE).status()).isEqualTo(504);

            assertThat(mails(log)).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("WARN dev.sesame.Mail May have been accepted, nobody knows: ")
                    .containsPattern(" message=[0-9a-f-]{10,} connector=default ")
                    .contains(" outcome=unknown code=outcome_unknown reason=answer_lost")
                    .doesNotContainIgnoringCase("someone"));
            assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN")).hasSize(1);
        }
    }

    @Test
    void messages_that_end_in_the_queue_leave_one_line_each() {
        ses.faults().always(Fault.throttled());
        try (RecordedLog log = RecordedLog.recording()) {
            String older = queued(MESSAGE);
            String newer = queued(MESSAGE.replace("\"payload\"", "\"expiresIn\": \"PT1S\", \"payload\""));
            // Superseded ones are told at once: the newer one is the last.
            while (mails(log).stream().noneMatch(line -> line.contains(" message=" + newer))) {
                Thread.onSpinWait();
            }

            assertThat(mails(log))
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("INFO dev.sesame.Mail Not accepted: A newer code")
                            .contains(" message=" + older + " connector=default usageType=SignIn way=queued to=#")
                            .contains(" transport=none ", " outcome=not_sent code=superseded reason=none"))
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("WARN dev.sesame.Mail Not accepted: ")
                            .contains(" message=" + newer, " outcome=not_sent code=expired reason=none"))
                    .allSatisfy(line -> assertThat(line).doesNotContainIgnoringCase("someone"));
        }
    }

    private String queued(String message) {
        return service.post("/v1/messages", message, "Prefer", "respond-async").text("id");
    }

    // printf %s someone@example.com | openssl dgst -sha256 -hmac \
    //     "$(printf %s sesame.log.recipient | openssl dgst -sha256 -hmac "$KEY" -r | cut -d' ' -f1)" -r | cut -c1-8
    @Test
    void recipient_is_named_as_openssl_would() {
        RecipientHash recipients = RecipientHash.of(Secret.of(KEY));
        assertThat(recipients.of("someone@example.com")).isEqualTo("#c3cc0676");
        assertThat(recipients.of("SOMEONE@Example.com")).isEqualTo("#c3cc0676");
        assertThat(recipients.of("someone-else@example.com")).isNotEqualTo("#c3cc0676");
    }
}
