package dev.sesame.http.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.error.TryLaterException;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.port.out.MovableClock;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.template.UsageType;
import dev.sesame.core.template.UsedTemplate;
import dev.sesame.http.fixture.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BatchSenderTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration BUDGET = Duration.ofSeconds(10);
    private static final int AT_ONCE = 8;

    private final MovableClock clock = new MovableClock();
    private final Map<String, ConnectorException> failures = new ConcurrentHashMap<>();
    private final Queue<SendRequest> begun = new ConcurrentLinkedQueue<>();
    private final IdempotencyKey key = new IdempotencyKey("test", "k", "payload", START.plusSeconds(60));
    private Duration sendTakes = Duration.ZERO;

    private final SendEmail sendEmail = new SendEmail() {
        @Override
        public SentEmail send(SendRequest request) {
            begun.add(request);
            synchronized (clock) {
                clock.forward(sendTakes);
            }
            String to = request.to().address();
            ConnectorException failure = failures.get(to);
            if (failure != null) {
                throw failure;
            }
            return new SentEmail(to, new Receipt("ses"), "test", new UsedTemplate(UsageType.SIGN_IN, null), List.of());
        }

        @Override
        public SentEmail send(SendRequest request, IdempotencyKey idempotencyKey, int index) {
            assertThat(request.to().address()).isEqualTo(to(index));
            return send(request);
        }
    };

    @Test
    void results_are_in_order() throws InterruptedException {
        assertThat(send(BUDGET, 100, key))
                .extracting(BatchSenderTest::result)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(BatchSenderTest::to).toList());
    }

    @Test
    void messages_have_one_budget_together() throws InterruptedException {
        sendTakes = Duration.ofSeconds(1);

        List<BatchSender.Ended> ended = send(BUDGET, 100, null);

        assertThat(begun).hasSizeBetween(AT_ONCE, (int) BUDGET.toSeconds() + 1 + AT_ONCE);
        List<String> sent =
                begun.stream().map(request -> request.to().address()).toList();
        for (int place = 0; place < 100; place++) {
            assertThat(result(ended.get(place))).isEqualTo(sent.contains(to(place)) ? to(place) : ErrorCode.NOT_SENT);
        }
    }

    @Test
    void first_messages_are_sent_by_any_budget_and_none_after_it() throws InterruptedException {
        sendTakes = Duration.ofMillis(1);

        assertThat(send(Duration.ZERO, 20, null).stream()
                        .map(BatchSenderTest::result)
                        .filter(ErrorCode.NOT_SENT::equals))
                .hasSize(20 - AT_ONCE);
        assertThat(begun).hasSize(AT_ONCE);
    }

    @Test
    void no_message_is_tried_again_past_the_budget() throws InterruptedException {
        send(BUDGET, 3, key);

        assertThat(begun).extracting(SendRequest::tryUntil).containsOnly(START.plus(BUDGET));
    }

    static List<ConnectorException> refusals() {
        return List.of(
                StoreException.unavailable("told to be away", null),
                new TryLaterException(ErrorCode.IDEMPOTENCY_KEY_IN_FLIGHT, "told to wait", Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void each_result_is_told_once_something_was_sent(ConnectorException refusal) throws InterruptedException {
        failures.put(to(1), refusal);

        List<BatchSender.Ended> ended = send(BUDGET, 2, key);

        assertThat(ended).extracting(BatchSenderTest::result).containsExactly(to(0), refusal.code());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void each_result_is_told_if_something_may_have_been_sent(ConnectorException refusal) throws InterruptedException {
        failures.put(to(0), refusal);
        failures.put(to(1), new TransportException(FailureReason.ANSWER_LOST, "told to lose the answer", null));

        // In two threads, either may come first: only what is not begun is refused with the first.
        List<BatchSender.Ended> ended = send(BUDGET, List.of(item(1), item(0)), null);

        assertThat(ended)
                .extracting(BatchSenderTest::result)
                .containsExactly(ErrorCode.OUTCOME_UNKNOWN, refusal.code());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void call_is_refused_as_a_whole_when_nothing_was_sent(ConnectorException refusal) {
        failures.put(to(1), refusal);
        BatchReader.Item invalid = new BatchReader.Item(null, InvalidInputException.request(List.of()));

        assertThatThrownBy(() -> send(BUDGET, List.of(invalid, item(1)), key)).isSameAs(refusal);
    }

    @Test
    void messages_that_were_not_begun_do_not_wait_for_the_store_too() throws InterruptedException {
        StoreException away = StoreException.unavailable("told to be away", null);
        IntStream.range(0, 100).forEach(place -> failures.put(to(place), away));

        assertThatThrownBy(() -> send(BUDGET, 100, key)).isSameAs(away);

        // Those that were on their way at once, and no more.
        assertThat(begun).hasSizeLessThanOrEqualTo(AT_ONCE);
    }

    private List<BatchSender.Ended> send(Duration budget, int count, @Nullable IdempotencyKey under)
            throws InterruptedException {
        return send(
                budget,
                IntStream.range(0, count).mapToObj(BatchSenderTest::item).toList(),
                under);
    }

    private List<BatchSender.Ended> send(Duration budget, List<BatchReader.Item> items, @Nullable IdempotencyKey under)
            throws InterruptedException {
        return new BatchSender(sendEmail, budget, clock).send(items, under);
    }

    private static BatchReader.Item item(int place) {
        String message = Json.write(Map.of("to", to(place), "usageType", "SignIn"));
        return new BatchReader.Item(MessageReader.message(message.getBytes(StandardCharsets.UTF_8)), null);
    }

    private static String to(int place) {
        return "user" + place + "@example.com";
    }

    /** The recipient of a message that was sent, or the code of its failure. */
    private static Object result(BatchSender.Ended ended) {
        SentEmail sent = ended.sent();
        ConnectorException failure = ended.failure();
        return sent != null ? sent.id() : failure == null ? "nothing" : failure.code();
    }
}
