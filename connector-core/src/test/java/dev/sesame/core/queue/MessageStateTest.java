package dev.sesame.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageStateTest {

    @ParameterizedTest
    @CsvSource({
        "QUEUED,  SENDING EXPIRED SUPERSEDED SUPPRESSED FAILED",
        "SENDING, QUEUED ACCEPTED REJECTED EXPIRED SUPERSEDED SUPPRESSED FAILED UNKNOWN",
        "UNKNOWN, QUEUED ACCEPTED REJECTED EXPIRED SUPERSEDED FAILED"
    })
    void message_goes_on_to_these_states_and_no_other(MessageState state, String next) {
        Set<MessageState> allowed =
                Arrays.stream(next.split(" ")).map(MessageState::valueOf).collect(Collectors.toSet());

        assertThat(MessageState.values()).filteredOn(state::canBecome).containsExactlyInAnyOrderElementsOf(allowed);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"QUEUED", "SENDING", "UNKNOWN"})
    void end_is_the_end(MessageState state) {
        assertThat(state.isFinal()).isTrue();
        assertThat(MessageState.values()).noneMatch(state::canBecome);
    }

    @Test
    void only_what_waits_or_is_being_sent_goes_on_by_itself() {
        assertThat(MessageState.values())
                .filteredOn(state -> !state.isFinal())
                .containsExactly(MessageState.QUEUED, MessageState.SENDING);
    }

    /** Callers have written these down: an id never changes. */
    @Test
    void id_is_the_name_in_lower_case() {
        assertThat(MessageState.values())
                .extracting(MessageState::id)
                .containsExactly(
                        "queued",
                        "sending",
                        "accepted",
                        "rejected",
                        "expired",
                        "superseded",
                        "suppressed",
                        "failed",
                        "unknown");
    }
}
