package dev.sesame.http.api.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SendingCallsTest {

    @Test
    void so_many_calls_are_under_way_at_once() {
        SendingCalls calls = new SendingCalls(2);
        SendingCalls.Turn first = Objects.requireNonNull(calls.begin());
        assertThat(calls.areTooMany()).isFalse();
        assertThat(calls.begin()).isNotNull();

        assertThat(calls.areTooMany()).isTrue();
        assertThat(calls.begin()).isNull();

        first.close();
        assertThat(calls.areTooMany()).isFalse();
        assertThat(calls.begin()).isNotNull();
        assertThat(calls.begin()).isNull();
    }
}
