package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.port.out.Emails;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message when the connection fails at every point, or something else answers. */
@Timeout(60)
class SesApiOutcomeTest {

    private static final Duration SHORT = Duration.ofMillis(400);

    /** More than the buffers on the way take: it is not handed over before the server reads it. */
    private static final OutboundEmail LARGE = Emails.email("x".repeat(20_000_000), null);

    private final WireServer server = WireServer.start(4096);
    private final SesApiConfig.Builder config = SesApiConfig.builder().endpoint(server.uri());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void refused_connection_is_not_sent() {
        assertThat(failure(config.endpoint(SimulatedSes.refusing())).reason())
                .isEqualTo(FailureReason.CONNECTION_FAILED);
    }

    @Test
    void unknown_host_is_not_sent() {
        assertThat(failure(config.endpoint(URI.create("https://ses.invalid"))).reason())
                .isEqualTo(FailureReason.CONNECTION_FAILED);
    }

    @Test
    void connection_lost_in_the_tls_handshake_is_not_sent() {
        server.always(WireServer.Wire::drop);

        assertThat(failure(config.endpoint(server.tlsUri())).reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
    }

    @Test
    void silence_in_the_tls_handshake_is_not_sent() {
        server.always(WireServer.Wire::hang);

        TransportException failure = failure(config.endpoint(server.tlsUri()).connectTimeout(SHORT));

        assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(failure).hasMessageContaining("AWS_IO_TLS_NEGOTIATION_TIMEOUT");
    }

    @Test
    void connection_lost_before_the_whole_message_was_handed_over_is_not_sent() {
        server.always(WireServer.Wire::reset);

        assertThat(failure(config, LARGE).reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
    }

    @Test
    void timeout_before_the_whole_message_was_handed_over_is_not_sent() {
        CountDownLatch never = new CountDownLatch(1);
        server.always(wire -> never.await());

        TransportException failure = failure(config.connectTimeout(SHORT).totalTimeout(SHORT), LARGE);

        assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(failure).hasMessageContaining("time is up");
    }

    @Test
    void refusal_in_the_middle_of_the_message_is_not_sent() {
        server.always(wire -> {
            wire.raw("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            wire.finish();
        });

        assertThat(failure(config, LARGE).reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
    }

    @Test
    void connection_lost_after_the_message_was_handed_over_is_unknown() {
        server.always(wire -> {
            wire.read();
            wire.reset();
        });

        TransportException failure = failure(config);

        assertThat(failure.reason()).isEqualTo(FailureReason.ANSWER_LOST);
        assertThat(failure).hasMessageContaining("AWS_IO_SOCKET_CLOSED");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n{\"MessageId\":",
                "HTTP/1.1 100 Continue\r\n\r\n"
            })
    void half_an_answer_is_unknown(String half) {
        server.always(wire -> {
            wire.reply(half);
            wire.drop();
        });

        assertThat(failure(config).reason()).isEqualTo(FailureReason.ANSWER_LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n{\"MessageId\":"})
    void answer_that_does_not_end_in_time_is_unknown(String start) {
        server.always(wire -> {
            wire.reply(start);
            wire.hang();
        });

        TransportException failure = failure(config.connectTimeout(SHORT).totalTimeout(SHORT));

        assertThat(failure.reason()).isEqualTo(FailureReason.ANSWER_LOST);
        assertThat(failure).hasMessageContaining("time is up");
        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "220 mail.example.com ESMTP\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{\"MessageId\":\"\"}",
                "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
                "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 503 Busy\r\nContent-Length: 28\r\n\r\n{\"__type\":\"InternalFailure\"}"
            })
    void answer_that_says_neither_yes_nor_no_is_unknown(String answer) {
        server.always(wire -> {
            wire.reply(answer);
            wire.drop();
        });

        assertThat(failure(config).reason()).isEqualTo(FailureReason.ANSWER_UNREADABLE);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 403, 404, 405, 407, 413, 429})
    void refusal_that_is_not_from_ses_is_a_misconfiguration(int status) {
        server.always(wire -> wire.reply(
                "HTTP/1.1 " + status + " No\r\nLocation: " + server.uri() + "\r\nContent-Length: 6\r\n\r\n<html>"));

        TransportException failure = failure(config);

        assertThat(failure.reason()).isEqualTo(FailureReason.UNEXPECTED_ANSWER);
        assertThat(failure).hasMessageContaining("not SES answered: HTTP " + status);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void wait_that_the_answer_asks_for_is_passed_on() {
        server.always(wire -> wire.answer(503, "{}", "x-amzn-ErrorType: ServiceUnavailable", "Retry-After: 42"));

        assertThat(failure(config).retryAfter()).contains(Duration.ofSeconds(42));
    }

    @Test
    void interrupt_after_the_message_was_handed_over_is_unknown_and_stays_set() {
        Thread sender = Thread.currentThread();
        server.always(wire -> {
            wire.read();
            sender.interrupt();
            wire.hang();
        });

        TransportException failure = failure(config);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(FailureReason.ANSWER_LOST);
        assertThat(failure).hasMessageContaining("interrupted");
    }

    @Test
    void interrupted_thread_sends_nothing_and_stays_interrupted() {
        Thread.currentThread().interrupt();

        TransportException failure = failure(config);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void message_given_up_while_it_waits_for_a_connection_is_never_sent() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        server.then(wire -> {
            busy.countDown();
            free.await();
            wire.accept();
        });
        try (SesApiTransport transport =
                new SesApiTransport(config.maxConnections(1).build())) {
            Thread first = new Thread(() -> transport.send(Emails.PLAIN, Accounts.EXAMPLE));
            first.start();
            busy.await();
            AtomicReference<TransportException> failure = new AtomicReference<>();
            Thread waiting = new Thread(() -> failure.set(failure(transport, Emails.PLAIN)));
            waiting.start();
            while (waiting.getState() == Thread.State.NEW || waiting.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
            }
            waiting.interrupt();
            waiting.join();
            free.countDown();
            first.join();
            transport.send(Emails.PLAIN, Accounts.EXAMPLE);

            assertThat(failure.get().reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void region_that_cannot_be_is_a_misconfiguration() {
        try (SesApiTransport transport =
                new SesApiTransport(SesApiConfig.builder().build())) {
            TransportException failure = catchThrowableOfType(
                    TransportException.class,
                    () -> transport.send(Emails.PLAIN, Accounts.in("no region", Accounts.keys(null), null)));

            assertThat(failure.reason()).isEqualTo(FailureReason.UNEXPECTED_ANSWER);
            assertThat(failure).hasMessageContaining("Check the region no region");
        }
    }

    @Test
    void multi_region_endpoint_cannot_be_had_with_fips() {
        OutboundEmail email = new OutboundEmail(
                "id",
                Emails.PLAIN.from(),
                Emails.PLAIN.to(),
                List.of(),
                "s",
                null,
                "t",
                Map.of(),
                Map.of(),
                new SesOptions(null, null, null, null, null, "abcdef12.g3h"));

        assertThat(failure(config.fips(true), email)).hasMessageContaining("turn fips off");
        assertThat(server.requests()).isEmpty();
    }

    private static TransportException failure(SesApiConfig.Builder config) {
        return failure(config, Emails.PLAIN);
    }

    private static TransportException failure(SesApiConfig.Builder config, OutboundEmail email) {
        try (SesApiTransport transport = new SesApiTransport(config.build())) {
            return failure(transport, email);
        }
    }

    private static TransportException failure(SesApiTransport transport, OutboundEmail email) {
        return catchThrowableOfType(TransportException.class, () -> transport.send(email, Accounts.EXAMPLE));
    }
}
