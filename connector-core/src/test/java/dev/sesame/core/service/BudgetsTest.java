package dev.sesame.core.service;

import static dev.sesame.core.service.SesameFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.error.TryLaterException;
import dev.sesame.core.port.in.QueuedEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.service.FailingStore.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetsTest {

    private final QueueFixture fixture = new QueueFixture();
    private final IdempotencyKey key = fixture.key("k");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRANSPORT_PAUSED")
    void message_costs_only_if_it_may_have_been_accepted(FailureReason reason) {
        fixture.base.fail(reason, reason);
        Throwable plain =
                catchThrowable(() -> fixture.sesame().sendEmail().send(request().build()));
        fixture.clock.advance(Duration.ofSeconds(5));
        Throwable keyed = fixture.failure(request(), key);

        assertThat(List.of(plain, keyed)).hasSize(2);
        assertThat(fixture.limits.budget()).isEqualTo(reason.code().kind() == FailureKind.AMBIGUOUS ? 2 : 0);
    }

    @Test
    void message_costs_one_and_its_twins_nothing() {
        fixture.send(request(), key);
        fixture.send(request(), key);
        fixture.limits.exhaust(Duration.ofSeconds(90));

        fixture.send(request(), key);

        assertThat(fixture.limits.budget()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothing_is_kept_or_sent_without_budget(boolean keyed) {
        fixture.limits.exhaust(Duration.ofSeconds(90));

        Throwable failure = keyed
                ? fixture.failure(request(), key)
                : catchThrowable(
                        () -> fixture.sesame().sendEmail().send(request().build()));

        assertThat(failure).isInstanceOfSatisfying(TryLaterException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.TOO_MANY_MESSAGES);
            assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(90));
        });
        assertThat(fixture.store.list(MessageFilter.ALL, null, 10)).isEmpty();
        assertThat(fixture.transport.attempts()).isZero();
    }

    @Test
    void queued_message_costs_one_and_its_twins_nothing() {
        List<SendRequest> requests =
                List.of(request().build(), request().to("b@example.com").build());
        queue(requests, key);
        queue(requests, key);

        assertThat(fixture.limits.budget()).isEqualTo(2);
    }

    @Test
    void queued_message_that_is_tried_again_costs_one() {
        fixture.base.fail(FailureReason.CONNECTION_FAILED);
        String id = fixture.queueAndWork(request());
        fixture.workWhenDue(id);

        assertThat(fixture.transport.accepted()).hasSize(1);
        assertThat(fixture.limits.budget()).isEqualTo(1);
    }

    @Test
    void queue_refuses_those_without_budget_and_keeps_the_others() {
        fixture.limits.exhaust(Duration.ofSeconds(90));

        List<QueuedEmail> queued = queue(List.of(request().build()), null);

        assertThat(queued).singleElement().isInstanceOfSatisfying(QueuedEmail.Refused.class, refused -> assertThat(
                        refused.reason().code())
                .isEqualTo(ErrorCode.TOO_MANY_MESSAGES));
        assertThat(fixture.store.list(MessageFilter.ALL, null, 10)).isEmpty();
    }

    @Test
    void queued_request_that_no_message_can_be_made_of_costs_nothing() {
        List<QueuedEmail> queued =
                queue(List.of(request().payload(Map.of()).build(), request().build()), null);

        assertThat(queued.get(0)).isInstanceOf(QueuedEmail.Refused.class);
        assertThat(queued.get(1)).isInstanceOf(QueuedEmail.Kept.class);
        assertThat(fixture.limits.budget()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void message_that_cannot_be_queued_costs_only_if_it_may_have_been(boolean lost, int cost) {
        StoreException failure = lost ? FailingStore.lost() : FailingStore.away();
        fixture.store.fail(Call.ACCEPT, failure);

        assertThat(catchThrowable(() -> queue(List.of(request().build()), null)))
                .isSameAs(failure);
        assertThat(fixture.limits.budget()).isEqualTo(cost);
    }

    @Test
    void queued_twin_that_comes_between_look_and_message_costs_nothing() {
        List<SendRequest> requests = List.of(request().build());
        fixture.store.before(Call.ACCEPT, () -> {
            fixture.store.mend();
            queue(requests, key);
        });

        List<QueuedEmail> second = queue(requests, key);

        assertThat(second)
                .containsExactly(new QueuedEmail.Kept(Objects.requireNonNull(
                        fixture.store.find(key, fixture.clock.instant()).get(0))));
        assertThat(fixture.limits.budget()).isEqualTo(1);
    }

    private List<QueuedEmail> queue(List<SendRequest> requests, @Nullable IdempotencyKey with) {
        return fixture.sesame().queueEmail().queue(requests, with);
    }
}
