package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.HeldSes;
import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RawRequest;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.fault.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RequestDeadlineTest {

    private static final Duration LIMIT = Duration.ofMillis(300);
    private static final String HEALTH = RawRequest.get("/health");
    private static final String MESSAGE = """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""";

    private static final SesSimulator SES = SesSimulator.start();
    private static RunningService service;

    @BeforeAll
    static void start(@TempDir Path folder) {
        Connectors.write(folder, "default", Connectors.valid());
        service = RunningService.start(Map.of(
                "sesame.request-timeout", LIMIT.toMillis() + "ms",
                "sesame.ses-api-endpoint", SES.apiEndpoint().toString(),
                "sesame.connectors-dir", folder.toString()));
    }

    @AfterAll
    static void stop() {
        service.close();
        SES.close();
    }

    static Stream<String> beginnings() {
        return Stream.of(
                "G",
                "GET /health HTTP/1.1\r\nHost: local",
                RawRequest.postHead("/v1/messages", "Content-Length: 9") + "{",
                RawRequest.postHead("/v1/messages", "Transfer-Encoding: chunked") + "1\r\n{\r\n");
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void a_request_that_does_not_come_in_whole_is_dropped_while_others_are_served(String beginning) throws IOException {
        try (RawConnection slow = service.connect();
                RawConnection other = service.connect()) {
            slow.write(beginning);
            assertThat(other.write(HEALTH).answer()).startsWith("HTTP/1.1 200 ");
            assertThat(slow.rest()).isEmpty();
            assertThat(other.write(HEALTH).answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_request_that_trickles_is_dropped_too() throws IOException {
        try (RawConnection slow = service.connect();
                RawConnection other = service.connect()) {
            slow.write(RawRequest.postHead("/v1/messages", "Content-Length: 200000"));
            assertThatIOException().isThrownBy(() -> {
                for (int sent = 0; sent < 100_000; sent++) {
                    // What is served in between paces what trickles.
                    other.write(HEALTH).answer();
                    slow.write(" ");
                }
            });
            assertThat(other.write(HEALTH).answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_body_that_is_refused_does_not_keep_its_connection() throws IOException {
        try (RawConnection slow = service.connect()) {
            slow.write(RawRequest.postHead("/v1/messages", "Content-Length: 999999"));
            assertThat(slow.answer()).startsWith("HTTP/1.1 413 ");
            assertThat(slow.rest()).isEmpty();
        }
    }

    @Test
    void an_idle_connection_and_a_long_answer_outlive_the_deadline() throws IOException {
        try (RawConnection idle = service.connect();
                RawConnection sending = service.connect()) {
            assertThat(idle.write(HEALTH).answer()).startsWith("HTTP/1.1 200 ");
            // The answer comes after the deadline, and so the deadline has passed on the other connection too.
            SES.faults().next(Fault.delay(LIMIT.multipliedBy(3)));
            sending.write(RawRequest.post("/v1/messages", MESSAGE));
            assertThat(sending.answer()).startsWith("HTTP/1.1 200 ");
            assertThat(idle.write(HEALTH).answer()).startsWith("HTTP/1.1 200 ");
            assertThat(sending.write(HEALTH).answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_request_that_begins_while_another_is_answered_has_its_time_after_the_answer(@TempDir Path folder)
            throws IOException, InterruptedException {
        Connectors.write(folder, "default", Connectors.valid());
        try (HeldSes ses = HeldSes.start();
                RunningService held = RunningService.start(Map.of(
                        "sesame.request-timeout",
                        LIMIT.toMillis() + "ms",
                        "sesame.ses-api-endpoint",
                        ses.endpoint(),
                        "sesame.ses-api-total-timeout",
                        "1m",
                        "sesame.connectors-dir",
                        folder.toString()));
                RawConnection whole = held.connect();
                RawConnection half = held.connect();
                RawConnection slow = held.connect()) {
            whole.write(RawRequest.post("/v1/messages", MESSAGE));
            half.write(RawRequest.post("/v1/messages", MESSAGE));
            ses.awaitArrivals(2);
            whole.write(HEALTH.substring(0, 5));
            half.write(HEALTH.substring(0, 5));
            // Dropped by a deadline that begins later than theirs did if they had one.
            assertThat(slow.write("G").rest()).isEmpty();
            whole.write(HEALTH.substring(5));
            ses.answer();
            assertThat(whole.answer()).startsWith("HTTP/1.1 200 ").contains("\"status\":\"accepted\"");
            assertThat(whole.answer()).startsWith("HTTP/1.1 200 ").contains("UP");
            assertThat(half.answer()).startsWith("HTTP/1.1 200 ").contains("\"status\":\"accepted\"");
            assertThat(half.rest()).isEmpty();
        }
    }

    @Test
    void requests_in_a_row_each_have_their_own_deadline() throws IOException {
        try (RawConnection connection = service.connect()) {
            SES.faults().next(Fault.delay(LIMIT.multipliedBy(2)));
            connection.write(RawRequest.post("/v1/messages", MESSAGE) + HEALTH);
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ").contains("accepted");
            assertThat(connection.answer()).startsWith("HTTP/1.1 200 ").contains("UP");
            assertThat(connection.write(HEALTH + "GET /hea").answer()).startsWith("HTTP/1.1 200 ");
            assertThat(connection.write("l").rest()).isEmpty();
        }
    }
}
