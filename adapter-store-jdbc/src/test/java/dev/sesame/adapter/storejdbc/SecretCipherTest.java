package dev.sesame.adapter.storejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {

    private static final String TEXT = "{\"accessKeySecret\":\"Grüße \uD83D\uDE00\"}";

    private final EncryptionKey key = TestKeys.only(TestKeys.ONE).current();
    private final SecretCipher cipher = new SecretCipher();

    @Test
    void a_text_comes_back_with_its_key_and_connector() {
        assertThat(cipher.decrypt(key, "c1", cipher.encrypt(key, "c1", TEXT))).contains(TEXT);
        assertThat(cipher.decrypt(key, "c1", cipher.encrypt(key, "c1", ""))).contains("");
    }

    @Test
    void another_key_or_connector_gives_nothing() {
        String encrypted = cipher.encrypt(key, "c1", TEXT);

        assertThat(cipher.decrypt(TestKeys.only(TestKeys.TWO).current(), "c1", encrypted))
                .isEmpty();
        assertThat(cipher.decrypt(key, "c2", encrypted)).isEmpty();
        assertThat(cipher.decrypt(key, "", encrypted)).isEmpty();
    }

    @Test
    void a_nonce_is_never_used_again() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            // 12 bytes are 16 characters in base64.
            nonces.add(cipher.encrypt(key, "c1", TEXT).substring(3, 19));
        }
        assertThat(nonces).hasSize(1_000);
    }

    @Test
    void nothing_of_the_text_is_in_it() {
        String encrypted = cipher.encrypt(key, "c1", TEXT);

        assertThat(encrypted).startsWith("v1.").doesNotContain("accessKey");
        assertThat(new String(bytes(encrypted), StandardCharsets.ISO_8859_1)).doesNotContain("accessKey");
    }

    @Test
    void a_single_bit_that_differs_is_noticed() {
        byte[] bytes = bytes(cipher.encrypt(key, "c1", TEXT));
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            assertThat(cipher.decrypt(key, "c1", "v1." + Base64.getEncoder().encodeToString(flipped)))
                    .as("bit %s", bit)
                    .isEmpty();
        }
    }

    @Test
    void a_text_cut_short_is_noticed() {
        String encrypted = cipher.encrypt(key, "c1", TEXT);
        for (int length = 0; length < encrypted.length() - 4; length++) {
            assertThat(cipher.decrypt(key, "c1", encrypted.substring(0, length)))
                    .as("%s characters", length)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1.", "v1.AAAA", "v1.!", "v2.", "{}", "null", "v1.\u0000"})
    void what_was_never_encrypted_gives_nothing(String text) {
        assertThat(cipher.decrypt(key, "c1", text)).isEmpty();
    }

    @Test
    void another_format_is_not_taken_for_ours() {
        assertThat(cipher.decrypt(key, "c1", cipher.encrypt(key, "c1", TEXT).replaceFirst("v1", "v2")))
                .isEmpty();
    }

    private static byte[] bytes(String encrypted) {
        return Base64.getDecoder().decode(encrypted.substring("v1.".length()));
    }
}
