package dev.sesame.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakerPolicyTest {

    @Test
    void default_is_five_seconds_after_five_failures() {
        assertThat(BreakerPolicy.DEFAULT).isEqualTo(new BreakerPolicy(5, Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void policy_that_would_never_try_is_rejected(int failures) {
        assertThatThrownBy(() -> new BreakerPolicy(failures, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(failures));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void policy_that_would_never_pause_is_rejected(Duration pause) {
        assertThatThrownBy(() -> new BreakerPolicy(1, pause))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(pause.toString());
    }
}
