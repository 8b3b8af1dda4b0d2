package dev.sesame.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class ApiKeyTest {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static BigInteger number(String digits) {
        return digits.chars()
                .mapToObj(digit -> BigInteger.valueOf(DIGITS.indexOf(digit)))
                .reduce(BigInteger.ZERO, (number, digit) -> number.multiply(BigInteger.valueOf(62))
                        .add(digit));
    }

    @Test
    void key_has_the_form_that_secret_scanners_look_for() {
        for (int i = 0; i < 100; i++) {
            String key = ApiKey.generate().text().reveal();

            assertThat(key).matches("ssm_[0-9A-Za-z]{49}");
            assertThat(number(key.substring(4, 47)).bitLength()).isLessThanOrEqualTo(256);
            CRC32 crc = new CRC32();
            crc.update(key.substring(0, 47).getBytes(StandardCharsets.US_ASCII));
            assertThat(number(key.substring(47))).isEqualTo(BigInteger.valueOf(crc.getValue()));
        }
    }

    @Test
    void no_two_keys_are_the_same_and_every_digit_varies() {
        assertThat(Stream.generate(() -> ApiKey.generate().text().reveal()).limit(100))
                .doesNotHaveDuplicates();
        for (int place = 5; place < 53; place++) {
            int at = place;
            assertThat(Stream.generate(() -> ApiKey.generate().text().reveal().charAt(at))
                            .limit(50)
                            .distinct())
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void start_of_a_key_is_its_first_twelve_characters_or_all_there_is() {
        assertThat(ApiKey.start("ssm_0123456789")).isEqualTo("ssm_01234567");
        assertThat(ApiKey.start("ssm_")).isEqualTo("ssm_");
        assertThat(ApiKey.start("")).isEmpty();
    }

    @Test
    void key_is_not_shown_in_words() {
        ApiKey key = ApiKey.generate();

        assertThat(key.toString()).doesNotContain(key.text().reveal());
    }
}
