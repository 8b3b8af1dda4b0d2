package dev.sesame.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallLimitTest {

    @ParameterizedTest
    @CsvSource({
        "1/1s, 1, 1, 1/1s",
        "1000/1m, 1000, 60, 1000/1m",
        "1000000/24h, 1000000, 86400, 1000000/24h",
        "5/90s, 5, 90, 5/90s",
        "5/60s, 5, 60, 5/1m",
        "5/120m, 5, 7200, 5/2h",
        "007/01m, 7, 60, 7/1m"
    })
    void limit_is_read_and_written(String text, int calls, long seconds, String written) {
        CallLimit limit = CallLimit.parse(text).orElseThrow();

        assertThat(limit).isEqualTo(new CallLimit(calls, Duration.ofSeconds(seconds)));
        assertThat(limit).hasToString(written);
        assertThat(CallLimit.parse(written)).hasValue(limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1000",
                "1000/m",
                "0/1m",
                "1/0s",
                "-1/1m",
                "1000001/1m",
                "1/25h",
                "1/1d",
                "1/500ms",
                "1 /1m",
                "1/1m ",
                "1/86401s",
                "99999999999/1m",
                "1/99999999999h",
                "٣/1m"
            })
    void what_is_no_limit_is_not_read(String text) {
        assertThat(CallLimit.parse(text)).isEmpty();
    }

    @Test
    void limit_out_of_bounds_cannot_be_made() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CallLimit(0, Duration.ofMinutes(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new CallLimit(1, Duration.ofMillis(1500)));
        assertThatIllegalArgumentException().isThrownBy(() -> new CallLimit(1, Duration.ofDays(2)));
    }
}
