package dev.sesame.adapter.storejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreConfigTest {

    @Test
    void defaults_drop_bodies_and_give_up_after_seconds() {
        StoreConfig config = StoreConfig.builder("jdbc:sqlite:data/sesame.db").build();

        assertThat(config)
                .isEqualTo(new StoreConfig(
                        "jdbc:sqlite:data/sesame.db",
                        null,
                        null,
                        false,
                        8,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        null));
        assertThat(config.file()).isEqualTo(Path.of("data/sesame.db").toAbsolutePath());
    }

    @Test
    void every_wrong_setting_is_named_at_once() {
        assertThatThrownBy(() -> StoreConfig.builder("jdbc:sqlite::memory:")
                        .user("sesame")
                        .password(Secret.of("hidden"))
                        .poolSize(0)
                        .waitTimeout(Duration.ZERO)
                        .answerTimeout(Duration.ofDays(1))
                        .build())
                .isInstanceOfSatisfying(InvalidInputException.class, refusal -> assertThat(refusal.problems())
                        .extracting(problem -> problem.message().replaceFirst(" .*", ""))
                        .containsExactly("url", "user", "password", "pool-size", "wait-timeout", "answer-timeout"))
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:x.db",
                "jdbc:sqlite::resource:x.db",
                "jdbc:sqlite:x.db?journal_mode=OFF",
                "jdbc:sqlite:/",
                "jdbc:sqlite:x\u0000.db"
            })
    void sqlite_needs_a_file(String url) {
        assertThatThrownBy(() -> StoreConfig.builder(url).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the path of a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:x", "postgresql://localhost/sesame", "", "jdbc:mysql://localhost/hidden"})
    void other_databases_are_refused(String url) {
        assertThatThrownBy(() -> StoreConfig.builder(url).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("jdbc:sqlite: or jdbc:postgresql:")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost/sesame?user=x&password=hidden",
                "jdbc:postgresql://localhost/sesame?ssl=true&password=hidden",
                "jdbc:postgresql://sesame:hidden@localhost/sesame"
            })
    void credentials_in_the_url_are_refused(String url) {
        assertThatThrownBy(() -> StoreConfig.builder(url).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("set user and password instead")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void password_is_not_shown() {
        assertThat(StoreConfig.builder("jdbc:postgresql://localhost/sesame?sslmode=require")
                        .user("sesame")
                        .password(Secret.of("hidden"))
                        .build()
                        .toString())
                .contains("localhost")
                .doesNotContain("hidden");
    }
}
