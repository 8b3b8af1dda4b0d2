package dev.sesame.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.simulator.mailbox.ReceivedMail;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SesSimulatorTest {

    @Test
    void simulators_run_side_by_side_on_free_loopback_ports() {
        try (SesSimulator one = SesSimulator.start();
                SesSimulator two = SesSimulator.start()) {
            assertThat(one.apiEndpoint()).isNotEqualTo(two.apiEndpoint()).hasHost("127.0.0.1");
        }
    }

    @Test
    void port_in_use_is_named() {
        try (SesSimulator simulator = SesSimulator.start()) {
            int port = simulator.apiEndpoint().getPort();

            assertThatThrownBy(() -> SesSimulator.builder().port(port).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("The simulator cannot listen on 127.0.0.1:" + port);
        }
    }

    @Test
    void closed_simulator_refuses_connections_and_keeps_its_mail() {
        SesSimulator simulator = SesSimulator.start();
        try (SesV2Client ses = SesClients.of(simulator)) {
            ses.sendEmail(SesClients.message());

            simulator.close();
            simulator.close();

            assertThatThrownBy(() -> ses.sendEmail(SesClients.message())).isInstanceOf(SdkClientException.class);
            assertThat(simulator.mailbox().messages()).hasSize(1);
        }
    }

    @Test
    void concurrent_messages_are_all_accepted_with_ids_of_their_own() throws Exception {
        int clients = 16;
        int each = 100;
        try (SesSimulator simulator =
                        SesSimulator.builder().mailboxCapacity(clients * each).start();
                SesV2Client ses = SesClients.of(simulator)) {
            Set<String> ids = new HashSet<>(inParallel(clients, () -> {
                List<String> mine = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    mine.add(ses.sendEmail(SesClients.message()).messageId());
                }
                return mine;
            }));

            assertThat(ids).hasSize(clients * each);
            assertThat(simulator.mailbox().messages())
                    .extracting(ReceivedMail::id)
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void mail_has_the_time_of_the_clock() {
        Clock fixed = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        try (SesSimulator simulator = SesSimulator.builder().clock(fixed).start();
                SesV2Client ses = SesClients.of(simulator)) {
            ses.sendEmail(SesClients.message());

            assertThat(simulator.mailbox().messages().get(0).receivedAt()).isEqualTo(fixed.instant());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v2/email/outbound-emails",
        "DELETE,/v2/email/account",
        "GET,/v2/email/identities/",
        "GET,/v2/email/identities/a/b",
        "POST,/v2/email/templates",
        "GET,/",
        "GET,/simulator/messages"
    })
    void unknown_operation_is_not_found(String method, String path) {
        try (SesSimulator simulator = SesSimulator.start()) {
            HttpResponse<String> answer =
                    SignedHttp.send(method, simulator.apiEndpoint().resolve(path), Map.of(), "");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("UnknownOperationException");
        }
    }

    @Test
    void connection_is_kept_from_answer_to_answer() throws Exception {
        try (SesSimulator simulator = SesSimulator.start();
                Socket socket = new Socket(
                        simulator.apiEndpoint().getHost(),
                        simulator.apiEndpoint().getPort())) {
            String request = "POST /v2/email/outbound-emails HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            for (int i = 0; i < 1000; i++) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(answers.readLine()).isEqualTo("HTTP/1.1 403 Forbidden");
                int length = 0;
                for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
                    if (line.startsWith("Content-length: ")) {
                        length = Integer.parseInt(line.substring(16));
                    }
                }
                assertThat(answers.skip(length)).isEqualTo(length);
            }
        }
    }

    @Test
    void request_above_64_mb_is_too_large() {
        try (SesSimulator simulator = SesSimulator.start()) {
            HttpResponse<String> answer = SignedHttp.post(simulator, SignedHttp.SEND, " ".repeat(64 << 20) + "{}");

            assertThat(answer.statusCode()).isEqualTo(413);
        }
    }

    private static <T> List<T> inParallel(int threads, Callable<List<T>> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> all = new ArrayList<>();
            for (Future<List<T>> part : pool.invokeAll(Collections.nCopies(threads, task))) {
                all.addAll(part.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }
}
