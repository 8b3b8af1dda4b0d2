package dev.sesame.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = START.plusMillis(40);

    @Test
    void accepted_attempt_has_the_id_of_the_provider() {
        Attempt attempt = Attempt.accepted("ses-api", START, END, new Receipt("m-1"));

        assertThat(attempt).isEqualTo(new Attempt("ses-api", START, END, Outcome.ACCEPTED, null, null, "m-1"));
    }

    @ParameterizedTest
    @CsvSource({"CONTENT_REJECTED,REJECTED", "ACCESS_DENIED,REJECTED", "THROTTLED,NOT_SENT", "ANSWER_LOST,UNKNOWN"})
    void failed_attempt_has_the_outcome_and_the_reason_of_its_failure(FailureReason reason, Outcome outcome) {
        TransportException failure = new TransportException(reason, "what failed", null, "r-1", null);

        assertThat(Attempt.failed("ses-api", START, END, failure))
                .isEqualTo(
                        new Attempt("ses-api", START, END, outcome, reason, "what failed [aws-request-id: r-1]", null));
    }

    @Test
    void text_leaves_the_detail_out() {
        TransportException failure = new TransportException(FailureReason.THROTTLED, "what failed", null);

        assertThat(Attempt.failed("ses-api", START, END, failure)).hasToString("Attempt[ses-api NOT_SENT throttled]");
        assertThat(Attempt.accepted("ses-api", START, END, new Receipt("m-1")))
                .hasToString("Attempt[ses-api ACCEPTED]");
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, , , ",
        "ACCEPTED, THROTTLED, , m-1",
        "ACCEPTED, , detail, m-1",
        "NOT_SENT, , detail, ",
        "NOT_SENT, THROTTLED, , ",
        "UNKNOWN, ANSWER_LOST, detail, m-1"
    })
    void attempt_that_contradicts_itself_is_rejected(
            Outcome outcome, @Nullable FailureReason reason, @Nullable String detail, @Nullable String messageId) {
        assertThatThrownBy(() -> new Attempt("ses-api", START, END, outcome, reason, detail, messageId))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
