package dev.sesame.http.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.Eventually;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.ServiceClient;
import dev.sesame.simulator.mailbox.ReceivedMail;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a service says of the messages it keeps: each with its recipient, who gets one message only. */
final class Books {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Map<String, Map<String, Object>> byRecipient = new HashMap<>();

    /** Reads them all. */
    static Books of(ServiceClient service) {
        Books books = new Books();
        String after = "";
        do {
            Answer page = service.get("/v1/messages?limit=200" + after);
            for (Map<String, Object> message : Json.objects(page.json().get("messages"))) {
                // What failed was certainly not sent, and makes room for a repeated call.
                if (!"failed".equals(message.get("status"))) {
                    assertThat(books.byRecipient.put(Json.textAt(message, "to"), message))
                            .as("two messages for one call: %s", message)
                            .isNull();
                }
            }
            after = page.json().containsKey("next") ? "&after=" + page.text("next") : null;
        } while (after != null);
        return books;
    }

    /** Waits until no message is under way. */
    static void awaitSettled(ServiceClient service) {
        await(() -> isNone(service, "queued") && isNone(service, "sending"));
    }

    private static boolean isNone(ServiceClient service, String status) {
        Answer page = service.get("/v1/messages?limit=1&status=" + status);
        return Json.objects(page.json().get("messages")).isEmpty();
    }

    static void await(BooleanSupplier condition) {
        Eventually.until(PATIENCE, condition);
    }

    int size() {
        return byRecipient.size();
    }

    /** How many messages are in this state. */
    long count(String status) {
        return byRecipient.values().stream()
                .filter(message -> status.equals(message.get("status")))
                .count();
    }

    /** The message for that recipient. */
    @Nullable
    Map<String, Object> of(String recipient) {
        return byRecipient.get(recipient);
    }

    /** Holds them against all that SES accepted: once what is said to be accepted, at most once the rest. */
    void check(List<ReceivedMail> accepted) {
        Map<String, String> idByRecipient = new HashMap<>();
        for (ReceivedMail mail : accepted) {
            String recipient = mail.recipients().get(0);
            assertThat(idByRecipient.put(recipient, mail.id()))
                    .as("sent twice: %s", byRecipient.get(recipient))
                    .isNull();
            assertThat(byRecipient).as("sent, but not kept").containsKey(recipient);
        }
        byRecipient.forEach((recipient, message) -> {
            assertThat(message.get("status")).as("%s", message).isIn("accepted", "unknown", "expired");
            if ("accepted".equals(message.get("status"))) {
                assertThat(message.get("messageId")).as("%s", message).isEqualTo(idByRecipient.get(recipient));
            }
            if ("expired".equals(message.get("status"))) {
                assertThat(idByRecipient).as("%s", message).doesNotContainKey(recipient);
            }
        });
    }
}
