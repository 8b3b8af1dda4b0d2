package dev.sesame.adapter.storejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionKeysTest {

    @Test
    void a_key_has_an_id_that_stays() {
        // HMAC-SHA-256 of "sesame key id" under 32 bytes of 1 and of 2, made with Python's hmac.
        assertThat(TestKeys.id(TestKeys.ONE)).isEqualTo("6e6730a026d53897");
        assertThat(TestKeys.id(TestKeys.TWO)).isEqualTo("719bed3178b5da08");
    }

    @Test
    void keys_are_found_by_their_id() {
        EncryptionKeys keys = EncryptionKeys.of(TestKeys.ONE, List.of(TestKeys.TWO, TestKeys.ONE));

        assertThat(keys.current().id()).isEqualTo("6e6730a026d53897");
        assertThat(keys.find("6e6730a026d53897")).contains(keys.current());
        assertThat(keys.find("719bed3178b5da08").orElseThrow().id()).isEqualTo("719bed3178b5da08");
        assertThat(keys.find("")).isEmpty();
    }

    @Test
    void white_space_around_a_key_does_not_count() {
        assertThat(EncryptionKeys.of(Secret.of(TestKeys.ONE.reveal() + "\n"), List.of()))
                .isEqualTo(TestKeys.only(TestKeys.ONE));
    }

    @Test
    void new_keys_are_keys_and_differ() {
        assertThat(EncryptionKeys.of(EncryptionKeys.newKey(), List.of()))
                .isNotEqualTo(EncryptionKeys.of(EncryptionKeys.newKey(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mark",
                "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB",
                "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB",
                "_-EBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=",
                "0101010101010101010101010101010101010101010101010101010101010101",
                " "
            })
    void anything_but_32_bytes_in_base64_is_refused_and_not_repeated(String text) {
        assertThatThrownBy(() -> EncryptionKeys.of(Secret.of(text), List.of(TestKeys.TWO, Secret.of(text))))
                .isInstanceOfSatisfying(InvalidInputException.class, refusal -> assertThat(refusal.problems())
                        .extracting(problem -> problem.message().replaceFirst(" .*", ""))
                        .containsExactly("encryption-key", "encryption-former-keys"))
                .hasNoCause()
                .satisfies(refusal -> assertThat(String.valueOf(refusal.getMessage()))
                        .doesNotContain("mark")
                        .doesNotContain("EBAQEB")
                        .doesNotContain("0101"));
    }

    @Test
    void words_reveal_nothing_of_a_key() {
        StoreConfig config = StoreConfig.builder("jdbc:sqlite:x.db")
                .encryption(EncryptionKeys.of(TestKeys.ONE, List.of(TestKeys.TWO)))
                .build();

        assertThat(config.toString())
                .contains("6e6730a026d53897", "719bed3178b5da08")
                .doesNotContain("QEB")
                .doesNotContain("ICAg");
    }

    @Test
    void a_config_can_be_given_keys_later() {
        StoreConfig.Builder builder = StoreConfig.builder("jdbc:postgresql://localhost/sesame")
                .user("sesame")
                .password(Secret.of("hidden"))
                .keepBodies(true)
                .poolSize(3);

        assertThat(builder.build().withEncryption(TestKeys.only(TestKeys.ONE)))
                .isEqualTo(builder.encryption(TestKeys.only(TestKeys.ONE)).build());
    }
}
