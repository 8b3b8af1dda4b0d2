package dev.sesame.adapter.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the limits. */
class LimitsConfigTest {

    @Test
    void defaults_are_valid() {
        LimitsConfig config = LimitsConfig.builder().build();

        assertThat(config.maxPerSecond()).isNull();
        assertThat(config.max24Hours()).isNull();
        assertThat(config.reservedShare()).isEqualTo(0.2);
        assertThat(config.recipientBudget()).isEqualTo(new Budget(10, Duration.ofMinutes(10)));
        assertThat(config.clientBudget()).isEqualTo(new Budget(100, Duration.ofMinutes(10)));
        assertThat(config.failClosed()).isFalse();
    }

    @Test
    void every_problem_is_reported() {
        LimitsConfig.Builder config = LimitsConfig.builder()
                .maxPerSecond(0.0)
                .max24Hours(-2L)
                .reservedShare(1)
                .recipientBudget(new Budget(-1, Duration.ofMinutes(10)))
                .clientBudget(new Budget(1001, Duration.ZERO))
                .url("jdbc:mysql://db.example.com/sesame?password=hunter2")
                .poolSize(0)
                .timeout(Duration.ofHours(1));

        InvalidInputException failure = catchThrowableOfType(InvalidInputException.class, config::build);

        assertThat(failure.problems())
                .extracting(problem -> problem.message().replaceFirst(" .*", ""))
                .containsExactly(
                        "max-per-second",
                        "max-24-hours",
                        "reserved-share",
                        "recipient-budget",
                        "client-budget",
                        "client-budget",
                        "url",
                        "url",
                        "hash-key",
                        "pool-size",
                        "timeout");
        assertThat(failure.getMessage()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY, 1_000_001})
    void a_rate_is_a_positive_number(double rate) {
        LimitsConfig.Builder config = LimitsConfig.builder().maxPerSecond(rate);

        assertThat(catchThrowableOfType(InvalidInputException.class, config::build)
                        .problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("max-per-second must be");
    }

    @Test
    void secrets_are_not_shown() {
        LimitsConfig config = LimitsConfig.builder()
                .url("jdbc:postgresql://db.example.com/sesame")
                .password(Secret.of("hunter2"))
                .hashKey(Secret.of("swordfish"))
                .build();

        assertThat(config.toString()).doesNotContain("hunter2", "swordfish");
    }
}
