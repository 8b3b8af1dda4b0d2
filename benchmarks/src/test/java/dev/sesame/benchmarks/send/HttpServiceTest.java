package dev.sesame.benchmarks.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.sesame.benchmarks.load.ProcessUse;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServiceTest {

    private final Set<String> bodies = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void each_call_is_made_once_and_to_a_recipient_of_its_own() throws Exception {
        answers(200);

        Burst first = service(true).send(20, 4);

        assertThat(first.accepted()).isEqualTo(20);
        assertThat(first.failed()).isZero();
        assertThat(calls).hasValue(20);
        assertThat(bodies).hasSize(20).contains(SignInMail.call(20));
    }

    @Test
    void calls_that_another_service_does_not_accept_are_counted() throws Exception {
        answers(202, 502, 0, 202);

        Burst burst = service(false).send(4, 1);

        assertThat(burst.accepted()).isEqualTo(2);
        assertThat(burst.failed()).isEqualTo(2);
        assertThat(calls).hasValue(4);
    }

    @Test
    void call_that_ours_does_not_accept_fails_the_run() {
        answers(503);

        assertThatThrownBy(() -> service(true).send(1, 1))
                .isInstanceOf(FailedRunException.class)
                .hasMessageContaining("Sesame answered 503");
    }

    @Test
    void times_are_those_of_accepted_calls() {
        assertThat(HttpService.burst(new long[] {-1, 300, 100, -1}, 1000)).isEqualTo(new Burst(2, 2, 1000, 100, 300));
        assertThat(HttpService.burst(new long[] {-1}, 1000)).isEqualTo(new Burst(0, 1, 1000, 0, 0));
    }

    /** These, in turn; 0 for none at all. */
    private void answers(int... statuses) {
        server.createContext("/v1/messages", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            int status = statuses[calls.getAndIncrement() % statuses.length];
            if (status > 0) {
                exchange.sendResponseHeaders(status, -1);
            }
            exchange.close();
        });
    }

    private HttpService service(boolean ours) {
        return new HttpService(
                "Sesame", server.getAddress().getPort(), new ProcessUse(ProcessHandle.current()), ours, () -> {});
    }
}
