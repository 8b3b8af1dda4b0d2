package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.out.Emails;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.crt.CrtResource;

/** Connections: kept, dropped, shared and closed. */
@Timeout(120)
class SesApiConnectionTest {

    private final WireServer server = WireServer.start();
    private final SesApiConfig.Builder config = SesApiConfig.builder().endpoint(server.uri());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void messages_of_every_account_share_connections() {
        try (SesApiTransport transport = new SesApiTransport(config.build())) {
            for (int i = 0; i < 50; i++) {
                send(transport, Accounts.EXAMPLE);
                send(transport, Accounts.in("us-east-1", Accounts.keys("token"), null));
            }
        }

        assertThat(server.requests()).hasSize(100);
        // Not always 1: a connection is free a moment after its answer is here.
        assertThat(server.connections()).isLessThan(10);
    }

    @Test
    void connection_that_the_server_closed_meanwhile_is_not_used_again() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        server.then(wire -> {
            wire.accept();
            wire.finish();
            closed.countDown();
        });
        try (SesApiTransport transport = new SesApiTransport(config.build())) {
            send(transport, Accounts.EXAMPLE);
            closed.await();
            send(transport, Accounts.EXAMPLE);
        }

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void connection_unused_for_too_long_is_closed() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        server.then(wire -> {
            wire.accept();
            wire.hang();
            closed.countDown();
        });
        try (SesApiTransport transport =
                new SesApiTransport(config.maxIdle(Duration.ofMillis(100)).build())) {
            send(transport, Accounts.EXAMPLE);

            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void send_under_way_ends_with_its_outcome_before_closing_returns() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        server.always(wire -> {
            underWay.countDown();
            answer.await();
            wire.accept();
        });
        SesApiTransport transport = new SesApiTransport(config.build());
        FutureTask<Receipt> send = new FutureTask<>(() -> transport.send(Emails.PLAIN, Accounts.EXAMPLE));
        new Thread(send).start();
        underWay.await();
        FutureTask<Boolean> close = new FutureTask<>(transport::close, true);
        Thread closing = new Thread(close);
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        assertThatThrownBy(() -> transport.send(Emails.PLAIN, Accounts.EXAMPLE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(close.isDone()).isFalse();
        answer.countDown();
        close.get();
        assertThat(send.get()).isEqualTo(new Receipt("id"));
    }

    @Test
    void closed_transport_leaves_nothing_native_behind() {
        try (SesApiTransport transport = new SesApiTransport(config.build())) {
            send(transport, Accounts.EXAMPLE);
        }

        // Throws if a resource is still open after a minute.
        CrtResource.waitForNoResources();
    }

    private static void send(SesApiTransport transport, SendingAccount account) {
        assertThat(transport.send(Emails.PLAIN, account)).isEqualTo(new Receipt("id"));
    }
}
