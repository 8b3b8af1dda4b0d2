package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.service.FailingStore.Call;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HousekeepingTest {

    private final QueueFixture fixture = new QueueFixture();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_could_not_be_written_is_written_later_exactly_once(boolean lost) {
        if (lost) {
            fixture.store.failAfter(Call.RECORD, FailingStore.lost());
        } else {
            fixture.store.fail(Call.RECORD, FailingStore.away());
        }
        String id = fixture.queueAndWork(request());
        fixture.clean();
        assertThat(fixture.news.told()).containsExactly("store failed");
        fixture.store.mend();
        long before = fixture.store.count(Call.RECORD);
        fixture.clean();
        fixture.clean();

        assertThat(fixture.store.count(Call.RECORD)).isEqualTo(before + 1);
        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.find(id).attempts()).hasSize(1);
        assertThat(fixture.news.told()).containsExactly("store failed", "store recovered");
    }

    @Test
    void retry_that_could_not_be_written_is_made_later() {
        fixture.base.fail(FailureReason.CONNECTION_FAILED);
        fixture.store.fail(Call.RECORD, FailingStore.away());
        String id = fixture.queueAndWork(request());
        fixture.store.mend();
        fixture.clean();
        fixture.workWhenDue(id);

        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.find(id).attempts()).hasSize(2);
    }

    /** A sweep would take what we know to be accepted for unknown. */
    @Test
    void nothing_is_swept_while_what_is_known_cannot_be_written() {
        fixture.store.fail(Call.RECORD, FailingStore.away());
        String id = fixture.queueAndWork(request());
        fixture.clock.advance(QueueFixture.LEASE);
        fixture.clean();
        assertThat(fixture.store.count(Call.SWEEP)).isZero();

        fixture.store.mend();
        fixture.clean();

        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.news.told()).containsExactly("store failed", "store recovered");
    }

    @Test
    void what_is_known_is_written_in_order() {
        fixture.store.fail(Call.RECORD, FailingStore.away());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(fixture.queue(request().to("user" + i + "@example.com")));
        }
        fixture.work();
        fixture.store.mend();
        List<Long> left = new ArrayList<>();
        fixture.store.before(
                Call.RECORD,
                () -> left.add(fixture.sesame().trackMessages().stats().sending()));
        fixture.clean();

        assertThat(left).containsExactly(3L, 2L, 1L);
        assertThat(ids).allSatisfy(id -> assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED));
    }

    /** Tried for ever, it would keep everything else from being written. */
    @Test
    void record_that_fails_for_another_reason_is_told_and_leaves_the_message_unknown() {
        fixture.store.fail(Call.RECORD, new IllegalArgumentException("a bug"));
        String lost = fixture.queueAndWork(request());
        fixture.store.mend();
        String next = fixture.queueAndWork(request().to("b@example.com"));
        fixture.clock.advance(QueueFixture.LEASE);
        fixture.clean();

        assertThat(fixture.state(lost)).isEqualTo(MessageState.UNKNOWN);
        assertThat(fixture.state(next)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.news.failures()).singleElement().satisfies(e -> assertThat(e)
                .hasMessage("a bug"));
    }

    @Test
    void close_writes_what_could_not_be_written_before() {
        fixture.store.fail(Call.RECORD, FailingStore.away());
        String id = fixture.queueAndWork(request());
        fixture.store.mend();

        fixture.sesame().close();

        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void message_whose_process_stopped_is_unknown_and_told_once() {
        String id = fixture.queue(request());
        fixture.claimAndDie();
        fixture.clean();
        assertThat(fixture.state(id)).isEqualTo(MessageState.SENDING);
        fixture.clock.advance(QueueFixture.LEASE);
        fixture.clean();
        fixture.clean();
        fixture.work();

        assertThat(fixture.state(id)).isEqualTo(MessageState.UNKNOWN);
        assertThat(fixture.news.told()).containsExactly("unknown");
        assertThat(fixture.transport.attempts()).isZero();
    }

    @Test
    void message_of_a_usage_type_to_resend_is_sent_when_its_process_stopped() {
        fixture.resend(UsageType.SIGN_IN);
        String id = fixture.queue(request());
        fixture.claimAndDie();
        fixture.clock.advance(QueueFixture.LEASE);
        fixture.clean();
        fixture.work();

        assertThat(fixture.state(id)).isEqualTo(MessageState.ACCEPTED);
        assertThat(fixture.news.told()).containsExactly("unknown, again");
    }

    @Test
    void messages_past_their_deadline_expire() {
        String id = fixture.queue(request());
        fixture.clock.advance(Duration.ofMinutes(10));
        fixture.clean();

        assertThat(fixture.state(id)).isEqualTo(MessageState.EXPIRED);
    }

    @Test
    void history_is_purged_when_it_is_over() {
        fixture.queueAndWork(request());
        fixture.clean();
        fixture.clock.advance(QueueFixture.POLICY.history());
        fixture.clean();
        assertThat(fixture.store.list(MessageFilter.ALL, null, 10)).hasSize(1);
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.clean();

        assertThat(fixture.store.list(MessageFilter.ALL, null, 10)).isEmpty();
    }

    @Test
    void purge_is_not_done_every_second_nor_left_out_when_the_clock_is_set_back() {
        fixture.clean();
        fixture.clean();
        assertThat(fixture.store.count(Call.PURGE)).isEqualTo(1);

        fixture.clock.advance(Duration.ofDays(-1));
        fixture.clean();
        assertThat(fixture.store.count(Call.PURGE)).isEqualTo(2);
    }

    @Test
    void chore_that_fails_keeps_no_other_from_being_done() {
        fixture.store.fail(Call.SWEEP, new AssertionError("a bug"));
        fixture.clean();

        assertThat(fixture.store.count(Call.PURGE)).isEqualTo(1);
        assertThat(fixture.news.failures()).hasSize(1);
    }

    @Test
    void store_that_cannot_be_cleaned_is_told_once() {
        fixture.store.fail(Call.SWEEP, FailingStore.away());
        fixture.clean();
        fixture.clean();
        // There is nothing to take, so that to the workers nothing is wrong.
        fixture.work();
        fixture.store.mend();
        fixture.clean();

        assertThat(fixture.news.told()).containsExactly("store failed", "store recovered");
    }
}
