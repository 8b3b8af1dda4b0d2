package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.failure;
import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.BreakerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many messages at once on a transport that fails. */
@Timeout(60)
class ProbeTest {

    private static final int SENDERS = 16;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final SesameFixture fixture = new SesameFixture();
    private final BusyTransport primary = new BusyTransport(fixture.transport);
    private final Sesame sesame =
            fixture.onceOn(primary).breaker(new BreakerPolicy(1, PAUSE)).build();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);

    @AfterEach
    void stop() throws InterruptedException {
        senders.shutdownNow();
        assertThat(senders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void one_message_probes_while_the_others_are_held_back() throws Exception {
        pause();
        CountDownLatch othersEnded = new CountDownLatch(SENDERS - 1);
        primary.first(() -> await(othersEnded));

        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            results.add(senders.submit(() -> {
                try {
                    sesame.sendEmail().send(request().build());
                    return true;
                } catch (TransportException e) {
                    assertThat(e.reason()).isEqualTo(FailureReason.TRANSPORT_PAUSED);
                    assertThat(e.retryAfter()).isEmpty();
                    othersEnded.countDown();
                    return false;
                }
            }));
        }

        int accepted = 0;
        for (Future<Boolean> result : results) {
            accepted += result.get() ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(1);
        assertThat(fixture.transport.attempts()).isEqualTo(2);
        sesame.sendEmail().send(request().build());
    }

    @Test
    void failures_of_messages_under_way_do_not_make_the_pause_longer() throws Exception {
        CountDownLatch allUnderWay = new CountDownLatch(SENDERS);
        CountDownLatch firstEnded = new CountDownLatch(1);
        CountDownLatch turn = new CountDownLatch(1);
        for (int i = 0; i < SENDERS; i++) {
            fixture.fail(FailureReason.CONNECTION_FAILED);
        }
        primary.first(() -> {
            allUnderWay.countDown();
            await(allUnderWay);
            if (!Thread.currentThread().getName().equals("first")) {
                await(turn);
            }
        });
        List<Future<?>> results = new ArrayList<>();
        for (int i = 1; i < SENDERS; i++) {
            results.add(senders.submit(() -> {
                failure(sesame, request());
            }));
        }
        Thread first = new Thread(
                () -> {
                    failure(sesame, request());
                    firstEnded.countDown();
                },
                "first");
        first.start();
        await(firstEnded);
        first.join();

        fixture.clock.advance(PAUSE.minusSeconds(1));
        turn.countDown();
        for (Future<?> result : results) {
            result.get();
        }

        assertThat(failure(sesame, request()).retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void acceptance_of_a_message_under_way_ends_the_pause() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch turn = new CountDownLatch(1);
        primary.first(() -> {
            underWay.countDown();
            await(turn);
        });
        Future<?> slow = senders.submit(() -> sesame.sendEmail().send(request().build()));
        await(underWay);
        primary.first(() -> {});
        fixture.fail(FailureReason.CONNECTION_FAILED);
        failure(sesame, request());

        turn.countDown();
        slow.get();

        sesame.sendEmail().send(request().build());
        assertThat(fixture.transport.accepted()).hasSize(2);
    }

    @Test
    void probe_that_was_overtaken_is_none_any_more() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch turn = new CountDownLatch(1);
        primary.first(() -> {
            underWay.countDown();
            await(turn);
        });
        Future<?> slow = senders.submit(() -> sesame.sendEmail().send(request().build()));
        await(underWay);
        primary.first(() -> {});
        pause();
        CountDownLatch probing = new CountDownLatch(1);
        CountDownLatch probeTurn = new CountDownLatch(1);
        primary.first(() -> {
            probing.countDown();
            await(probeTurn);
        });
        Future<?> probe = senders.submit(() -> failure(sesame, request()));
        await(probing);

        // The slow message is accepted while the probe is under way; then the transport fails again, and pauses.
        turn.countDown();
        slow.get();
        primary.first(() -> {});
        fixture.fail(FailureReason.CONNECTION_FAILED);
        failure(sesame, request());
        fixture.clock.advance(Duration.ofSeconds(2));
        fixture.fail(FailureReason.CONNECTION_FAILED);
        probeTurn.countDown();
        probe.get();

        assertThat(failure(sesame, request()).retryAfter()).contains(Duration.ofSeconds(3));
    }

    /** Makes the transport fail once, and waits until a probe is due. */
    private void pause() {
        fixture.fail(FailureReason.CONNECTION_FAILED);
        failure(sesame, request());
        fixture.clock.advance(PAUSE);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
