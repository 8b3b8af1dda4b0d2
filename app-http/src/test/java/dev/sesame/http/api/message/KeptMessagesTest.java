package dev.sesame.http.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Eventually;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are kept: in the background, under a key, in batches. */
final class KeptMessagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> UNDER_WAY = Set.of("queued", "sending");

    private final SesSimulator ses = SesSimulator.start();
    private final RunningService service;

    KeptMessagesTest(@TempDir Path connectors) {
        Connectors.write(connectors, "default", Connectors.valid());
        service = RunningService.start(settings(connectors));
    }

    private Map<String, Object> settings(Path connectors) {
        return new HashMap<>(Map.of(
                "sesame.ses-api-endpoint", ses.apiEndpoint().toString(),
                "sesame.connectors-dir", connectors.toString(),
                "sesame.send-attempts", "1",
                "sesame.api-keys", "web:first,job:second",
                "test.impatient", "true"));
    }

    @BeforeEach
    void nothingIsKeptYet() {
        assertThat(messages("")).isEmpty();
    }

    @AfterEach
    void stop() {
        service.close();
        ses.close();
    }

    private static String message(String to, String code) {
        return Json.write(Map.of("to", to, "usageType", "SignIn", "payload", Map.of("code", code)));
    }

    private static String message() {
        return message("someone@example.com", "482916");
    }

    private Answer post(String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!all.contains("Authorization")) {
            all.addAll(List.of("Authorization", "Bearer first"));
        }
        return service.post(path, body, all.toArray(String[]::new));
    }

    private Answer get(String path) {
        return service.get(path, "Authorization", "first");
    }

    private List<Map<String, Object>> messages(String query) {
        return Json.objects(get("/v1/messages" + query).json().get("messages"));
    }

    private Answer queued(String body) {
        Answer answer = post("/v1/messages", body, "Prefer", "respond-async");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    /** The message once it is not under way any more. */
    private Answer settled(String id) {
        long start = System.nanoTime();
        while (true) {
            Answer answer = get("/v1/messages/" + id);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            if (!UNDER_WAY.contains(answer.text("status"))) {
                return answer;
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(answer.body())
                    .isLessThan(PATIENCE);
            Thread.onSpinWait();
        }
    }

    private static Map<String, Object> onlyAttempt(Answer message) {
        List<Map<String, Object>> attempts = Json.objects(message.json().get("attempts"));
        assertThat(attempts).hasSize(1);
        return attempts.get(0);
    }

    @Test
    void an_answer_that_is_given_again_is_not_told_as_another_mail() {
        try (RecordedLog log = RecordedLog.recording()) {
            for (int call = 1; call <= 3; call++) {
                assertThat(post("/v1/messages", message(), "Idempotency-Key", "again")
                                .status())
                        .isEqualTo(200);
            }
            assertThat(log.lines().stream().filter(line -> line.contains("dev.sesame.Mail Accepted")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"respond-async", "Respond-Async, wait=10", "return=minimal, respond-async"})
    void a_message_that_nobody_waits_for_is_kept_and_sent(String prefer) {
        Answer answer = post("/v1/messages", message(), "Prefer", prefer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("queued");
        assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
        String id = answer.text("id");
        assertThat(answer.header("Location")).isEqualTo("/v1/messages/" + id);

        Answer sent = settled(id);

        assertThat(sent.text("status")).isEqualTo("accepted");
        assertThat(sent.text("to")).isEqualTo("someone@example.com");
        assertThat(sent.text("usageType")).isEqualTo("SignIn");
        assertThat(sent.text("connector")).isEqualTo("default");
        assertThat(sent.text("messageId"))
                .isEqualTo(ses.mailbox().messages().get(0).id());
        assertThat(onlyAttempt(sent))
                .containsEntry("transport", "ses-api")
                .containsEntry("outcome", "accepted")
                .containsEntry("messageId", sent.text("messageId"))
                .containsKeys("startedAt", "endedAt");
        assertThat(ses.mailbox().accepted()).isEqualTo(1);
        assertThat(sent.body()).doesNotContain("482916");
    }

    @Test
    void a_message_that_no_template_can_be_made_of_is_refused_at_once() {
        Answer answer = post(
                "/v1/messages",
                Json.write(Map.of("to", "someone@example.com", "usageType", "SignIn")),
                "Prefer",
                "respond-async");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("missing_variables");
        assertThat(messages("")).isEmpty();
    }

    @Test
    void a_queued_message_is_tried_again_until_it_is_accepted() {
        ses.faults().next(Fault.throttled());
        Answer sent = settled(queued(message()).text("id"));
        assertThat(sent.text("status")).isEqualTo("accepted");
        List<Map<String, Object>> attempts = Json.objects(sent.json().get("attempts"));
        assertThat(attempts).extracting(attempt -> attempt.get("outcome")).containsExactly("not_sent", "accepted");
        assertThat(attempts.get(0))
                .containsEntry("code", "not_sent")
                .containsEntry("reason", "throttled")
                .containsKey("detail");
        assertThat(ses.mailbox().accepted()).isEqualTo(1);
    }

    @Test
    void a_queued_message_outlives_a_refusal_of_our_credentials() {
        ses.faults().next(Fault.error(403, "AccessDeniedException", "not authorized"));
        Answer sent = settled(queued(message()).text("id"));
        assertThat(sent.text("status")).isEqualTo("accepted");
        assertThat(Json.objects(sent.json().get("attempts")).get(0)).containsEntry("reason", "access_denied");
    }

    @Test
    void a_message_that_ses_refuses_is_rejected_with_its_reason() {
        ses.faults().next(Fault.error(400, "MessageRejected", "Email address is not verified."));
        Answer rejected = settled(queued(message()).text("id"));
        assertThat(rejected.text("status")).isEqualTo("rejected");
        assertThat(onlyAttempt(rejected))
                .containsEntry("outcome", "rejected")
                .containsEntry("code", "message_rejected")
                .containsEntry("reason", "identity_not_verified");
    }

    @Test
    void a_lost_answer_is_unknown_until_somebody_resends() {
        ses.faults().next(Fault.dropAfterAccepting());
        String id = queued(message()).text("id");
        Answer unknown = settled(id);
        assertThat(unknown.text("status")).isEqualTo("unknown");
        assertThat(onlyAttempt(unknown)).containsEntry("outcome", "unknown");
        assertThat(ses.mailbox().accepted()).isEqualTo(1);

        Answer resent = post("/v1/messages/" + id + "/resend", "{}");

        assertThat(resent.status()).as(resent.body()).isEqualTo(202);
        assertThat(resent.header("Location")).isEqualTo("/v1/messages/" + id);
        assertThat(settled(id).text("status")).isEqualTo("accepted");
        assertThat(ses.mailbox().accepted()).isEqualTo(2);
        Answer again = post("/v1/messages/" + id + "/resend", "{}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("not_resendable");
    }

    @Test
    void an_expired_message_is_never_handed_over() {
        ses.faults().always(Fault.throttled());
        String body = Json.write(Map.of(
                "to",
                "someone@example.com",
                "usageType",
                "SignIn",
                "payload",
                Map.of("code", "482916"),
                "expiresIn",
                "PT1S"));
        Answer expired = settled(queued(body).text("id"));
        assertThat(expired.text("status")).isEqualTo("expired");
        ses.faults().clear();
        assertThat(ses.mailbox().accepted()).isZero();
    }

    @Test
    void a_newer_code_takes_the_place_of_a_queued_one() {
        ses.faults().next(Fault.error(500, "InternalFailure", "Internal failure."));
        String older = queued(message("Someone@example.com", "111111")).text("id");
        await(older, "not_sent");
        String newer = queued(message("someone@Example.com", "222222")).text("id");
        assertThat(settled(older).text("status")).isEqualTo("superseded");
        assertThat(settled(newer).text("status")).isEqualTo("accepted");
        assertThat(ses.mailbox().messages()).singleElement().satisfies(mail -> assertThat(mail.subject())
                .contains("222222"));
    }

    private void await(String id, String outcome) {
        Eventually.until(
                PATIENCE, () -> Json.objects(get("/v1/messages/" + id).json().get("attempts")).stream()
                        .anyMatch(attempt -> outcome.equals(attempt.get("outcome"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8e03978e-40d5-43dd-bc93-6894a57f9324", "\"with quotes\""})
    void a_call_that_is_repeated_with_its_key_sends_once_and_is_answered_alike(String key) {
        Answer first = post("/v1/messages", message(), "Idempotency-Key", key);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        Answer second = post("/v1/messages", message(), "Idempotency-Key", key);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(ses.mailbox().accepted()).isEqualTo(1);
        assertThat(get("/v1/messages/" + first.text("id")).text("status")).isEqualTo("accepted");
    }

    @Test
    void a_key_with_another_request_is_refused() {
        post("/v1/messages", message(), "Idempotency-Key", "k");
        for (Answer answer : List.of(
                post("/v1/messages", message("other@example.com", "1"), "Idempotency-Key", "k"),
                post("/v1/messages", message(), "Idempotency-Key", "k", "Prefer", "respond-async"),
                post("/v1/messages/batch", "{\"messages\":[" + message() + "]}", "Idempotency-Key", "k"))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("idempotency_key_reused");
        }
        assertThat(ses.mailbox().accepted()).isEqualTo(1);
    }

    @Test
    void callers_do_not_share_their_keys() {
        post("/v1/messages", message(), "Idempotency-Key", "k");
        Answer other = post("/v1/messages", message(), "Idempotency-Key", "k", "Authorization", "Bearer second");
        assertThat(other.status()).isEqualTo(200);
        assertThat(ses.mailbox().accepted()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "\"open", "a\"b"})
    void what_is_no_key_is_refused(String key) {
        Answer answer = post("/v1/messages", message(), "Idempotency-Key", key);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).contains("Idempotency-Key");
        assertThat(ses.mailbox().accepted()).isZero();
    }

    @Test
    void sixteen_callers_with_the_same_key_send_once() throws Exception {
        Set<String> ids = new HashSet<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(callers.submit(() -> post("/v1/messages", message(), "Idempotency-Key", "same")));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().body()).isIn(200, 409);
                if (answer.get().status() == 200) {
                    ids.add(answer.get().text("id"));
                } else {
                    assertThat(answer.get().code()).isEqualTo("idempotency_key_in_flight");
                    assertThat(answer.get().header("Retry-After")).isEqualTo("1");
                }
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(ses.mailbox().accepted()).isEqualTo(1);
    }

    @Test
    void a_twin_of_a_call_in_flight_is_told_so() throws Exception {
        ses.faults().next(Fault.delay(Duration.ofSeconds(2)));
        try (ExecutorService callers = Executors.newSingleThreadExecutor()) {
            Future<Answer> first = callers.submit(() -> post("/v1/messages", message(), "Idempotency-Key", "k"));
            assertThat(ses.mailbox().await(PATIENCE, mail -> true)).isPresent();
            Answer twin = post("/v1/messages", message(), "Idempotency-Key", "k");
            assertThat(twin.status()).isEqualTo(409);
            assertThat(twin.header("Retry-After")).isEqualTo("1");
            assertThat(first.get().status()).isEqualTo(200);
        }
        assertThat(ses.mailbox().accepted()).isEqualTo(1);
    }

    @Test
    void a_key_whose_call_sent_nothing_may_try_again() {
        ses.faults().next(Fault.throttled());
        assertThat(post("/v1/messages", message(), "Idempotency-Key", "k").status())
                .isEqualTo(503);
        Answer second = post("/v1/messages", message(), "Idempotency-Key", "k");
        assertThat(second.status()).isEqualTo(200);
        assertThat(post("/v1/messages", message(), "Idempotency-Key", "k").body())
                .isEqualTo(second.body());
        assertThat(ses.mailbox().accepted()).isEqualTo(1);
    }

    @Test
    void a_key_whose_answer_was_lost_never_sends_again() {
        ses.faults().next(Fault.dropAfterAccepting());
        Answer first = post("/v1/messages", message(), "Idempotency-Key", "k");
        Answer second = post("/v1/messages", message(), "Idempotency-Key", "k");
        assertThat(first.status()).isEqualTo(504);
        assertThat(second.status()).isEqualTo(504);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(ses.mailbox().accepted()).isEqualTo(1);
    }

    @Test
    void a_key_whose_message_was_refused_is_refused_alike() {
        ses.faults().next(Fault.error(400, "MessageRejected", "Email address is not verified."));
        Answer first = post("/v1/messages", message(), "Idempotency-Key", "k");
        Answer second = post("/v1/messages", message(), "Idempotency-Key", "k");
        assertThat(first.status()).isEqualTo(422);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void a_queued_call_that_is_repeated_with_its_key_is_the_same_message() {
        Answer first = post("/v1/messages", message(), "Idempotency-Key", "k", "Prefer", "respond-async");
        Answer second = post("/v1/messages", message(), "Idempotency-Key", "k", "Prefer", "respond-async");
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(settled(first.text("id")).text("status")).isEqualTo("accepted");
        assertThat(ses.mailbox().accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_batch_is_answered_one_by_one(boolean async) {
        String batch = "{\"messages\": [" + message("a@example.com", "1") + ", {\"to\": \"no address\"}, "
                + Json.write(Map.of("to", "b@example.com", "usageType", "SignIn")) + ", "
                + message("c@example.com", "3") + "]}";
        String[] headers = async
                ? new String[] {"Prefer", "respond-async", "Idempotency-Key", "k"}
                : new String[] {"Idempotency-Key", "k"};
        Answer answer = post("/v1/messages/batch", batch, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(async ? 202 : 200);
        List<Map<String, Object>> results = Json.objects(answer.json().get("results"));
        assertThat(results).hasSize(4);
        assertThat(Json.textAt(results.get(0), "message.status")).isEqualTo(async ? "queued" : "accepted");
        assertThat(Json.textAt(results.get(1), "problem.code")).isEqualTo("invalid_request");
        assertThat(Json.textAt(results.get(2), "problem.code")).isEqualTo("missing_variables");
        assertThat(settled(Json.textAt(results.get(3), "message.id")).text("status"))
                .isEqualTo("accepted");
        assertThat(settled(Json.textAt(results.get(0), "message.id")).text("status"))
                .isEqualTo("accepted");

        Answer twin = post("/v1/messages/batch", batch, headers);

        assertThat(Json.objects(twin.json().get("results")))
                .extracting(result -> result.get("message") == null ? null : Json.textAt(result, "message.id"))
                .containsExactly(
                        Json.textAt(results.get(0), "message.id"),
                        null,
                        null,
                        Json.textAt(results.get(3), "message.id"));
        assertThat(ses.mailbox().accepted()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"messages\": []}", "{\"messages\": {}}", "{\"messages\": [1]}", "[]"})
    void what_is_no_batch_is_refused(String body) {
        Answer answer = post("/v1/messages/batch", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
    }

    @Test
    void a_batch_has_a_hundred_messages_at_most() {
        String hundred = String.join(", ", Collections.nCopies(100, message()));
        assertThat(post("/v1/messages/batch", "{\"messages\": [" + hundred + "]}")
                        .status())
                .isEqualTo(200);
        assertThat(ses.mailbox().accepted()).isEqualTo(100);
        Answer tooMany = post("/v1/messages/batch", "{\"messages\": [" + hundred + ", " + message() + "]}");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.errors()).containsKey("/messages");
    }

    @Test
    void messages_are_listed_newest_first_by_page_and_condition() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(0, queued(message("user" + i % 2 + "@example.com", "1")).text("id"));
        }
        ids.forEach(this::settled);
        assertThat(messages("?usageType=SignIn")).extracting(m -> m.get("id")).isEqualTo(ids);
        Answer page = get("/v1/messages?limit=2");
        assertThat(Json.objects(page.json().get("messages")))
                .extracting(m -> m.get("id"))
                .isEqualTo(ids.subList(0, 2));
        Answer next = get("/v1/messages?limit=3&after=" + page.text("next"));
        assertThat(Json.objects(next.json().get("messages")))
                .extracting(m -> m.get("id"))
                .isEqualTo(ids.subList(2, 5));
        assertThat(next.json()).doesNotContainKey("next");
        assertThat(messages("?to=USER1@example.com")).hasSize(2);
        assertThat(messages("?usageType=Register")).isEmpty();
        assertThat(messages("?from=2100-01-01T00:00:00Z")).isEmpty();
        assertThat(messages("?until=2100-01-01T00:00:00Z")).hasSize(5);
        assertThat(messages("?status=rejected")).isEmpty();
    }

    @Test
    void wrong_conditions_are_all_told() {
        Answer answer = get("/v1/messages?status=lost&limit=0&from=yesterday&until=x&after=1&colour=red&usageType=%00");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors())
                .containsOnlyKeys("/status", "/limit", "/from", "/until", "/after", "/colour", "/usageType");
    }

    @Test
    void messages_are_found_by_an_international_address_as_it_was_written() {
        queued(message("someone@exämple.com", "1"));

        assertThat(messages("?to=someone@ex%C3%A4mple.com")).hasSize(1);
        assertThat(messages("?to=someone@xn--exmple-cua.com")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=-1000000000-01-01T00:00:00Z", "until=%2B999999999-01-01T00:00:00Z", "to=nobody"})
    void conditions_that_no_message_can_meet_are_wrong(String condition) {
        Answer answer = get("/v1/messages?" + condition);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.errors()).containsOnlyKeys("/" + condition.substring(0, condition.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/resend"})
    void a_message_that_is_not_kept_is_not_found(String call) {
        for (String id : List.of(UUID.randomUUID().toString(), "1", "preview", "%00")) {
            Answer answer = call.isEmpty() ? get("/v1/messages/" + id) : post("/v1/messages/" + id + call, "{}");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not_found");
        }
    }

    @Test
    void a_plain_call_keeps_nothing() {
        Answer sent = post("/v1/messages", message());
        assertThat(sent.status()).isEqualTo(200);
        assertThat(messages("")).isEmpty();
        assertThat(get("/v1/messages/" + sent.text("id")).status()).isEqualTo(404);
    }
}
