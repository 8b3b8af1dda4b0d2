package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.QueueListener;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.QueuePolicy;
import dev.sesame.core.service.FailingStore.Call;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeouts are for a mistake that hangs; nothing here waits for the time to pass. */
@Timeout(60)
class QueueWorkersTest {

    private final QueueFixture fixture = new QueueFixture();
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    @Test
    void no_more_messages_are_taken_than_can_be_sent() {
        Sesame sesame = fixture.use(fixture.builder()
                .queuing(QueueFixture.policy(3))
                .workers(tasks::add)
                .build());
        List<String> ids = queue(8);

        assertThat(fixture.work()).isTrue();
        assertThat(fixture.work()).isFalse();

        assertThat(tasks).hasSize(3);
        assertThat(sesame.trackMessages().stats().sending()).isEqualTo(3);
        tasks.remove().run();
        tasks.remove().run();
        fixture.work();
        assertThat(tasks).hasSize(3);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
            fixture.work();
        }
        assertThat(ids).allSatisfy(id -> assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED));
    }

    @Test
    void queue_is_emptied_by_threads_that_never_are_more_than_the_workers() throws InterruptedException {
        int messages = 200;
        AtomicInteger sending = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch sent = new CountDownLatch(messages);
        fixture.busy.first(() -> {
            most.accumulateAndGet(sending.incrementAndGet(), Math::max);
            sending.decrementAndGet();
            sent.countDown();
        });
        Sesame sesame = fixture.use(fixture.builder()
                .queuing(QueueFixture.policy(4))
                .workers(task -> new Thread(task, "test-worker").start())
                .build());
        List<String> ids = queue(messages);

        sesame.start();
        sent.await();
        sesame.close();

        assertThat(most.get()).isBetween(1, 4);
        assertThat(fixture.transport.accepted()).hasSize(messages);
        assertThat(ids).allSatisfy(id -> assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED));
        assertThat(fixture.news.failures()).isEmpty();
    }

    @Test
    void message_that_comes_while_they_wait_wakes_them() throws InterruptedException {
        CountDownLatch sent = new CountDownLatch(1);
        fixture.busy.first(sent::countDown);
        CountDownLatch looked = new CountDownLatch(1);
        fixture.store.before(Call.CLAIM, looked::countDown);
        // Nobody looks by itself for as long as this test may take.
        fixture.use(fixture.builder().queuing(polling(Duration.ofHours(1))).build());
        fixture.sesame().start();
        looked.await();

        fixture.queue(request());

        sent.await();
        fixture.sesame().close();
    }

    @Test
    void close_waits_for_what_is_being_sent_and_takes_no_more() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        fixture.busy.first(() -> {
            sending.countDown();
            awaitQuietly(answer);
        });
        Sesame sesame = fixture.use(fixture.builder()
                .queuing(QueueFixture.policy(1))
                .workers(task -> new Thread(task, "test-worker").start())
                .build());
        sesame.start();
        String first = fixture.queue(request());
        sending.await();
        String second = fixture.queue(request().to("b@example.com"));
        Thread closing = new Thread(sesame::close);
        closing.start();
        awaitWaiting(closing);

        assertThat(fixture.state(first)).isEqualTo(MessageState.SENDING);
        answer.countDown();
        closing.join();

        assertThat(fixture.state(first)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.state(second)).isEqualTo(MessageState.QUEUED);
        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @Test
    void close_waits_for_what_is_being_sent_under_a_key_and_writes_it_down() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        fixture.busy.first(() -> {
            sending.countDown();
            awaitQuietly(answer);
        });
        Sesame sesame = fixture.sesame();
        Thread caller = new Thread(() -> fixture.send(request(), fixture.key("k")));
        caller.start();
        sending.await();
        Thread closing = new Thread(sesame::close);
        closing.start();
        awaitWaiting(closing);
        answer.countDown();
        closing.join();

        assertThat(fixture.find(fixture.key("k")).state()).isEqualTo(MessageState.ACCEPTED);
        caller.join();
    }

    @Test
    void close_can_be_interrupted_and_writes_down_what_is_known() {
        fixture.use(fixture.builder().workers(tasks::add).build());
        String known = fixture.queue(request());
        fixture.clock.advance(Duration.ofMillis(1));
        fixture.queue(request().to("b@example.com"));
        fixture.work();
        fixture.store.fail(Call.RECORD, FailingStore.away());
        // The other one never has its turn, so that there is something to wait for.
        tasks.remove().run();
        fixture.store.mend();
        List<Boolean> interrupted = new ArrayList<>();
        fixture.store.before(
                Call.RECORD, () -> interrupted.add(Thread.currentThread().isInterrupted()));
        Thread.currentThread().interrupt();

        fixture.sesame().close();

        assertThat(Thread.interrupted()).isTrue();
        // Databases refuse threads that are.
        assertThat(interrupted).containsExactly(false);
        assertThat(fixture.state(known)).isEqualTo(MessageState.ACCEPTED);
    }

    /** A pool that was shut down in a hurry drops its tasks. */
    @Test
    void close_waits_no_longer_than_a_lease_for_tasks_that_never_run() {
        fixture.use(fixture.builder()
                .queuing(leased(Duration.ofMillis(20)))
                .workers(task -> {})
                .build());
        String id = fixture.queue(request());
        fixture.work();

        fixture.sesame().close();

        fixture.clock.advance(Duration.ofMillis(20));
        fixture.clean();
        assertThat(fixture.state(id)).isEqualTo(MessageState.UNKNOWN);
    }

    @Test
    void sesame_that_was_never_started_closes_and_closes_again() {
        String id = fixture.queue(request());

        fixture.sesame().close();
        fixture.sesame().close();

        assertThat(fixture.state(id)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void sesame_that_was_started_twice_closes_twice_and_stays_closed() {
        Sesame sesame = fixture.sesame();
        sesame.start();
        sesame.start();
        sesame.close();
        sesame.close();
        long claims = fixture.store.count(Call.CLAIM);
        sesame.start();
        sesame.close();

        assertThat(fixture.store.count(Call.CLAIM)).isEqualTo(claims);
        assertThat(fixture.news.failures()).isEmpty();
    }

    @Test
    void sesame_that_is_started_after_it_was_closed_takes_nothing() {
        fixture.sesame().close();
        String id = fixture.queue(request());

        fixture.sesame().start();
        fixture.sesame().close();

        assertThat(fixture.state(id)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void sesame_without_a_store_says_so() {
        try (Sesame sesame = fixture.base.sesame()) {
            sesame.start();

            assertThatThrownBy(sesame::queueEmail)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Sesame has no store: give the builder one");
            assertThatThrownBy(sesame::trackMessages).isInstanceOf(IllegalStateException.class);
            sesame.sendEmail().send(request().build());
        }
    }

    @Test
    void store_that_fails_is_told_once_and_so_is_its_return() {
        String id = fixture.queue(request());
        fixture.store.fail(Call.CLAIM, FailingStore.away());
        for (int i = 0; i < 3; i++) {
            assertThat(fixture.work()).isFalse();
            // Housekeeping has nothing to write, so that to it nothing is wrong.
            fixture.clean();
        }
        assertThat(fixture.news.told()).containsExactly("store failed");

        fixture.store.mend();
        fixture.work();
        fixture.work();

        assertThat(fixture.news.told()).containsExactly("store failed", "store recovered");
        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void nothing_more_is_taken_while_what_is_known_cannot_be_written() {
        fixture.store.fail(Call.RECORD, FailingStore.away());
        String first = fixture.queueAndWork(request());
        String second = fixture.queueAndWork(request().to("b@example.com"));

        assertThat(fixture.state(second)).isEqualTo(MessageState.QUEUED);
        assertThat(fixture.news.told()).containsExactly("store failed");
        fixture.store.mend();
        fixture.work();

        assertThat(fixture.state(first)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.state(second)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.transport.attempts()).isEqualTo(2);
        assertThat(fixture.news.told()).containsExactly("store failed", "store recovered");
    }

    /** What it took is found when the lease is over. */
    @Test
    void claim_whose_answer_is_lost_leaves_its_messages_to_the_sweep() {
        String id = fixture.queue(request());
        fixture.store.failAfter(Call.CLAIM, FailingStore.lost());
        fixture.work();
        fixture.store.mend();
        fixture.work();

        assertThat(fixture.transport.attempts()).isZero();
        fixture.clock.advance(QueueFixture.LEASE);
        fixture.clean();
        assertThat(fixture.state(id)).isEqualTo(MessageState.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void message_whose_work_dies_keeps_its_lease_and_its_worker_goes_on(boolean error) {
        fixture.use(fixture.builder().queuing(QueueFixture.policy(1)).build());
        fixture.busy.first(() -> {
            if (error) {
                throw new AssertionError("told to die");
            }
            throw new IllegalArgumentException("told to die");
        });
        String dead = fixture.queueAndWork(request());
        fixture.busy.first(() -> {});
        String next = fixture.queueAndWork(request().to("b@example.com"));

        assertThat(fixture.state(dead)).isEqualTo(MessageState.SENDING);
        assertThat(fixture.state(next)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.news.failures()).hasSize(1);
        fixture.clock.advance(QueueFixture.LEASE);
        fixture.clean();
        assertThat(fixture.state(dead)).isEqualTo(MessageState.UNKNOWN);
        assertThat(fixture.news.told()).containsExactly("unknown");
        assertThat(fixture.work()).isFalse();
        assertThat(fixture.transport.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void message_that_no_worker_takes_goes_back(boolean error) {
        AtomicBoolean rejecting = new AtomicBoolean(true);
        fixture.use(fixture.builder()
                .queuing(QueueFixture.policy(2))
                .workers(task -> {
                    if (rejecting.get() && error) {
                        throw new OutOfMemoryError("unable to create native thread");
                    } else if (rejecting.get()) {
                        throw new RejectedExecutionException("shut down");
                    }
                    task.run();
                })
                .build());
        List<String> ids = queue(2);

        // Not at once again, or it would spin.
        assertThat(fixture.work()).isFalse();

        assertThat(ids).allSatisfy(id -> assertThat(fixture.state(id)).isEqualTo(MessageState.QUEUED));
        assertThat(fixture.news.failures()).hasSize(2);
        rejecting.set(false);
        fixture.clock.advance(QueueFixture.POLICY.firstDelay());
        fixture.work();
        assertThat(ids).allSatisfy(id -> assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED));
    }

    /** {@code ThreadPoolExecutor} queues a task and may then fail to start a thread for it. */
    @Test
    void task_that_was_refused_and_kept_all_the_same_sends_nothing() {
        fixture.use(fixture.builder()
                .workers(task -> {
                    tasks.add(task);
                    throw new OutOfMemoryError("unable to create native thread");
                })
                .build());
        String id = fixture.queue(request());
        fixture.work();

        tasks.remove().run();

        assertThat(fixture.transport.attempts()).isZero();
        assertThat(fixture.state(id)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void listener_that_throws_costs_neither_thread_nor_record() {
        QueueListener broken = new QueueListener() {
            @Override
            public void outcomeUnknown(String id, boolean again) {
                throw new IllegalStateException("cannot hear");
            }

            @Override
            public void storeFailed(StoreException failure) {
                throw new AssertionError("cannot hear");
            }

            @Override
            public void failed(RuntimeException failure) {
                throw new IllegalStateException("cannot hear");
            }
        };
        fixture.use(fixture.builder().listener(broken).build());
        fixture.base.fail(FailureReason.ANSWER_LOST);
        String unknown = fixture.queueAndWork(request());
        assertThat(fixture.state(unknown)).isEqualTo(MessageState.UNKNOWN);

        for (Throwable failure :
                List.of(FailingStore.away(), new IllegalArgumentException("a bug"), new AssertionError("a bug"))) {
            fixture.store.fail(Call.CLAIM, failure);
            assertThat(fixture.work()).isFalse();
            fixture.store.fail(Call.SWEEP, failure);
            fixture.clean();
        }
    }

    @Test
    void interrupt_does_not_make_them_spin() throws InterruptedException {
        Bell bell = new Bell();
        List<Boolean> interrupted = new ArrayList<>();
        Thread waiting = new Thread(() -> {
            bell.await(Duration.ofHours(1));
            interrupted.add(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        waiting.interrupt();
        waiting.join();

        assertThat(interrupted).containsExactly(false);
    }

    private List<String> queue(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(fixture.queue(request().to("user" + i + "@example.com")));
        }
        return ids;
    }

    private static QueuePolicy polling(Duration poll) {
        QueuePolicy policy = QueueFixture.POLICY;
        return new QueuePolicy(
                1, policy.lease(), poll, policy.firstDelay(), policy.maxDelay(), policy.history(), Set.of());
    }

    private static QueuePolicy leased(Duration lease) {
        QueuePolicy policy = QueueFixture.POLICY;
        return new QueuePolicy(
                1, lease, policy.poll(), policy.firstDelay(), policy.maxDelay(), policy.history(), Set.of());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns once the thread has nothing to do but wait for another. */
    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }
}
