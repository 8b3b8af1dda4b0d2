package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.out.Emails;
import dev.sesame.simulator.fault.SmtpFault;
import dev.sesame.simulator.fault.SmtpStage;
import dev.sesame.simulator.smtp.SmtpConnectionLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesSmtpPoolTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final SimulatedSes ses = new SimulatedSes(config -> config.waitTimeout(SOON));

    @AfterEach
    void close() {
        senders.shutdownNow();
        ses.close();
    }

    @Test
    void connection_serves_one_message_after_the_other() {
        send(20);

        assertThat(ses.smtp().connectionsOpened()).isEqualTo(1);
    }

    @Test
    void connection_is_replaced_after_its_messages() {
        send(101);

        assertThat(ses.smtp().connections())
                .extracting(SmtpConnectionLog::messages)
                .containsExactly(50, 50, 1);
        assertThat(ses.smtp().connections().get(0).count("QUIT")).isEqualTo(1);
    }

    @Test
    void connection_is_replaced_after_its_time() {
        send(1);
        for (int i = 0; i < 15; i++) {
            ses.pass(Duration.ofSeconds(4));
            send(1);
        }

        assertThat(ses.smtp().connections())
                .extracting(SmtpConnectionLog::messages)
                .containsExactly(15, 1);
    }

    @Test
    void connection_that_was_idle_is_checked_before_it_is_used() {
        send(1);
        ses.pass(Duration.ofMillis(4_999));
        send(1);
        assertThat(connection(0).count("NOOP")).isZero();

        ses.pass(Duration.ofSeconds(5));
        send(1);

        assertThat(connection(0).count("NOOP")).isEqualTo(1);
        assertThat(ses.smtp().connectionsOpened()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"451 4.4.2 Timeout waiting for data from client.", "500 what?"})
    void connection_that_fails_its_check_is_replaced(String reply) {
        send(1);
        ses.simulator().faults().next(SmtpFault.reply(SmtpStage.NOOP, reply));
        ses.pass(Duration.ofSeconds(6));

        send(1);

        assertThat(ses.smtp().connections())
                .extracting(SmtpConnectionLog::messages)
                .containsExactly(1, 1);
    }

    @Test
    void one_dead_connection_is_enough_to_give_up_those_unused_for_longer() {
        sendAtOnce(4);
        ses.pass(Duration.ofSeconds(6));
        ses.simulator().faults().next(4, SmtpFault.drop(SmtpStage.NOOP));

        send(1);

        assertThat(ses.smtp().connections())
                .filteredOn(connection -> connection.count("NOOP") > 0)
                .hasSize(1);
        assertThat(ses.accepted()).hasSize(5);
    }

    @Test
    void answer_that_is_none_ends_the_connection() {
        ses.simulator().faults().next(SmtpFault.reply(SmtpStage.MESSAGE, "354 go on"));
        failure();

        send(1);

        assertThat(ses.smtp().connectionsOpened()).isEqualTo(2);
    }

    @Test
    void connections_that_nobody_needs_are_closed() throws Exception {
        try (SesSmtpTransport transport = ses.transport(config -> config.maxIdle(Duration.ofMillis(20)))) {
            transport.send(Emails.PLAIN, Accounts.EXAMPLE);
            ses.pass(Duration.ofMillis(40));

            assertThat(ses.smtp().awaitConnectionsOpen(0, SOON)).isTrue();
        }
        assertThat(connection(0).count("QUIT")).isEqualTo(1);
    }

    @Test
    void message_limit_of_the_server_costs_no_attempt() {
        ses.smtp().behaviour().maxMessagesPerConnection(3);

        send(10);

        assertThat(ses.smtp().connections())
                .extracting(SmtpConnectionLog::messages)
                .containsExactly(3, 3, 3, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "421 4.4.2 Timeout waiting for data from client.",
                "451 4.4.2 Timeout waiting for data from client."
            })
    void connection_the_server_timed_out_costs_no_attempt(String goodbye) {
        ses.smtp().behaviour().idleReply(goodbye);
        sendAtOnce(4);
        int before = ses.smtp().connectionsOpened();
        ses.smtp().timeOutIdleConnections();

        send(1);

        assertThat(ses.accepted()).hasSize(5);
        assertThat(ses.smtp().connectionsOpened()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SmtpStage.class,
            names = {"MAIL", "RCPT", "DATA"})
    void used_connection_that_is_lost_before_the_content_costs_no_attempt(SmtpStage stage) {
        send(1);
        ses.simulator().faults().next(SmtpFault.drop(stage));

        send(1);

        assertThat(ses.accepted()).hasSize(2);
        assertThat(ses.smtp().connectionsOpened()).isEqualTo(2);
    }

    @Test
    void reset_connections_cost_no_attempt() {
        sendAtOnce(4);
        ses.smtp().dropConnections();

        send(1);

        assertThat(ses.accepted()).hasSize(5);
    }

    @Test
    void new_connection_that_is_refused_its_first_message_is_an_attempt() {
        ses.simulator().faults().always(SmtpFault.tooManyMessages());

        assertThat(failure().reason()).isEqualTo(FailureReason.PROVIDER_UNAVAILABLE);
        assertThat(ses.smtp().connectionsOpened()).isEqualTo(1);
    }

    @Test
    void message_that_may_have_left_is_never_sent_again() {
        send(1);
        ses.simulator().faults().next(SmtpFault.drop(SmtpStage.MESSAGE));

        assertThat(failure().reason()).isEqualTo(FailureReason.ANSWER_LOST);
        assertThat(ses.attempts()).isEqualTo(2);
    }

    @Test
    void connection_that_failed_is_not_used_again() {
        send(1);
        ses.simulator().faults().next(SmtpFault.reply(SmtpStage.MESSAGE, "<html>"));
        failure();

        send(1);

        assertThat(ses.smtp().connections())
                .extracting(SmtpConnectionLog::messages)
                .containsExactly(1, 1);
    }

    @Test
    void there_are_never_more_connections_than_the_pool_may_have() {
        sendAtOnce(100);

        assertThat(ses.accepted()).hasSize(100);
        assertThat(ses.smtp().connectionsOpened()).isLessThanOrEqualTo(8 + 100 / 50);
    }

    @Test
    void messages_by_the_thousand_need_few_connections() throws Exception {
        List<Future<?>> eight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            eight.add(senders.submit(() -> send(2_000 / 8)));
        }
        for (Future<?> sender : eight) {
            sender.get();
        }

        assertThat(ses.smtp().connections())
                .extracting(SmtpConnectionLog::messages)
                .allMatch(messages -> messages <= 50)
                .satisfies(messages -> assertThat(
                                messages.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(2_000));
        assertThat(ses.smtp().connectionsOpened()).isLessThanOrEqualTo(8 + 2_000 / 50);
    }

    @Test
    void server_that_takes_fewer_connections_gets_fewer() {
        ses.smtp().behaviour().maxConnections(2);

        sendAtOnce(60);

        assertThat(ses.accepted()).hasSize(60);
    }

    @Test
    void server_that_takes_no_connection_is_not_waited_for() {
        ses.smtp().behaviour().maxConnections(0);

        TransportException failure = failure();

        assertThat(failure.reason()).isEqualTo(FailureReason.THROTTLED);
        assertThat(failure).hasMessageContaining("pool-size");
    }

    @Test
    void message_waits_for_a_connection_no_longer_than_it_may() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = RawServer.loggedIn(line -> {
                    line.takeEnvelope();
                    line.readContent();
                    taken.countDown();
                    await(over);
                    line.say("250 Ok 0102-0000");
                    line.expectEnd();
                });
                SesSmtpTransport transport =
                        server.transport(config -> config.poolSize(1).waitTimeout(Duration.ofMillis(20)))) {
            Future<Receipt> first = senders.submit(() -> transport.send(Emails.PLAIN, Accounts.EXAMPLE));
            await(taken);

            TransportException failure = failure(transport);

            assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTIONS_BUSY);
            assertThat(failure).hasMessageContaining("All connections (1) were busy");
            over.countDown();
            assertThat(first.get().messageId()).isEqualTo("0102-0000");
        }
    }

    @Test
    void connections_are_counted_as_they_are() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = RawServer.loggedIn(line -> {
                    line.takeEnvelope();
                    line.readContent();
                    taken.countDown();
                    await(over);
                    line.say("250 Ok 0102-0000");
                    line.takeEnvelope();
                    line.readContent();
                    line.say("250 Ok 0102-0001");
                    line.expectEnd();
                });
                SesSmtpTransport transport =
                        server.transport(config -> config.poolSize(1).waitTimeout(SOON))) {
            assertThat(transport.connections()).isEqualTo(new SmtpConnections(0, 0, 0));
            Future<Receipt> first = senders.submit(() -> transport.send(Emails.PLAIN, Accounts.EXAMPLE));
            await(taken);
            assertThat(transport.connections()).isEqualTo(new SmtpConnections(1, 0, 0));

            Future<Receipt> second = senders.submit(() -> transport.send(Emails.PLAIN, Accounts.EXAMPLE));
            while (transport.connections().waiting() == 0 && !second.isDone()) {
                Thread.onSpinWait();
            }
            assertThat(transport.connections()).isEqualTo(new SmtpConnections(1, 0, 1));

            over.countDown();
            assertThat(first.get().messageId()).isEqualTo("0102-0000");
            assertThat(second.get().messageId()).isEqualTo("0102-0001");
            assertThat(transport.connections()).isEqualTo(new SmtpConnections(1, 1, 0));
        }
    }

    @Test
    void interrupted_thread_sends_nothing_and_stays_interrupted() {
        Thread.currentThread().interrupt();

        TransportException failure = failure();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(ses.attempts()).isZero();
    }

    @Test
    void accounts_have_connections_of_their_own() {
        SendingAccount other = new SendingAccount("us-east-1", Accounts.keys(null), null);
        SendingAccount wrong =
                new SendingAccount("us-east-1", new AccessKeys(Accounts.ID, Secret.of("a-rotated-secret"), null), null);
        send(1);
        ses.transport().send(Emails.PLAIN, other);
        send(1);

        assertThat(catchThrowableOfType(
                                TransportException.class, () -> ses.transport().send(Emails.PLAIN, wrong))
                        .reason())
                .isEqualTo(FailureReason.INVALID_CREDENTIALS);
        assertThat(ses.smtp().connections())
                .extracting(SmtpConnectionLog::messages)
                .containsExactly(2, 1, 0);
    }

    @Test
    void connections_of_the_account_that_sent_longest_ago_are_closed() throws Exception {
        try (SesSmtpTransport transport = ses.transport(config -> config.maxAccounts(1))) {
            transport.send(Emails.PLAIN, Accounts.EXAMPLE);
            transport.send(Emails.PLAIN, new SendingAccount("us-east-1", Accounts.keys(null), null));

            assertThat(ses.smtp().awaitConnectionsOpen(1, SOON)).isTrue();
        }
        assertThat(connection(0).count("QUIT")).isEqualTo(1);
    }

    @Test
    void closing_waits_for_the_message_under_way_and_closes_every_connection() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (RawServer server = RawServer.loggedIn(line -> {
            line.takeEnvelope();
            line.readContent();
            taken.countDown();
            await(over);
            line.say("250 Ok 0102-0000");
            line.expect("QUIT");
            ended.countDown();
        })) {
            SesSmtpTransport transport = server.transport(config -> config.poolSize(1));
            Future<Receipt> first = senders.submit(() -> transport.send(Emails.PLAIN, Accounts.EXAMPLE));
            await(taken);
            Future<Receipt> waiting = senders.submit(() -> transport.send(Emails.PLAIN, Accounts.EXAMPLE));
            Future<?> closing = senders.submit(transport::close);
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(IllegalStateException.class);
            assertThat(closing.isDone()).isFalse();

            over.countDown();

            assertThat(first.get().messageId()).isEqualTo("0102-0000");
            closing.get();
            await(ended);
        }
    }

    /** Compiled for 17, which has no virtual threads; the tests run on a JDK that has. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void virtual_threads_send_without_holding_on_to_their_carriers() throws Exception {
        ExecutorService virtual = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        virtual.submit(() -> send(1)).get();
        List<Future<Receipt>> receipts = new ArrayList<>();
        Path events = Files.createTempFile("pinned", ".jfr");
        try (Recording recording = new Recording()) {
            recording
                    .enable("jdk.VirtualThreadPinned")
                    .withThreshold(Duration.ZERO)
                    .withStackTrace();
            recording.start();
            for (int i = 0; i < 200; i++) {
                receipts.add(virtual.submit(() -> ses.transport().send(Emails.PLAIN, Accounts.EXAMPLE)));
            }
            for (Future<Receipt> receipt : receipts) {
                receipt.get();
            }
            recording.dump(events);
        }
        // That the JDK loads a class of its own for the first time is nothing we do.
        assertThat(RecordingFile.readAllEvents(events))
                .filteredOn(event -> !event.getString("pinnedReason").contains("initialization"))
                .isEmpty();
        Files.delete(events);
        virtual.shutdown();

        assertThat(ses.accepted()).hasSize(201);
        assertThat(ses.smtp().connectionsOpened()).isLessThanOrEqualTo(8 + 200 / 50);
    }

    /** Compiled for 17, which has no virtual threads; an interrupt closes the sockets of those, and of no other thread. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void interrupt_while_the_answer_is_awaited_leaves_it_open_and_holds_on_to_nothing() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService virtual = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        try (RawServer server = RawServer.loggedIn(line -> {
                    line.takeEnvelope();
                    line.readContent();
                    taken.countDown();
                    await(over);
                    line.say("250 Ok 0102-0000");
                    line.expectSilence();
                });
                SesSmtpTransport transport = server.transport(config -> config.poolSize(1))) {
            CountDownLatch ended = new CountDownLatch(1);
            List<TransportException> failures = new ArrayList<>();
            Future<?> first = virtual.submit(() -> {
                failures.add(failure(transport));
                ended.countDown();
            });
            await(taken);
            first.cancel(true);
            await(ended);

            assertThat(failures).extracting(TransportException::reason).containsExactly(FailureReason.ANSWER_LOST);
            over.countDown();
            assertThat(transport.send(Emails.PLAIN, Accounts.EXAMPLE).messageId())
                    .isEqualTo("0102-0000");
            assertThat(server.connections()).isEqualTo(2);
        }
        virtual.shutdown();
    }

    private void send(int messages) {
        for (int i = 0; i < messages; i++) {
            ses.transport().send(Emails.PLAIN, Accounts.EXAMPLE);
        }
    }

    /** All begin before the first ends, so that they need connections of their own. */
    private void sendAtOnce(int messages) {
        ses.simulator().faults().next(messages, SmtpFault.delay(SmtpStage.MAIL, Duration.ofMillis(20)));
        List<Future<Receipt>> receipts = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            receipts.add(senders.submit(() -> ses.transport().send(Emails.PLAIN, Accounts.EXAMPLE)));
        }
        try {
            for (Future<Receipt> receipt : receipts) {
                receipt.get();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        ses.simulator().faults().clear();
    }

    private SmtpConnectionLog connection(int index) {
        return ses.smtp().connections().get(index);
    }

    private TransportException failure() {
        return failure((SesSmtpTransport) ses.transport());
    }

    private static TransportException failure(SesSmtpTransport transport) {
        return catchThrowableOfType(TransportException.class, () -> transport.send(Emails.PLAIN, Accounts.EXAMPLE));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
