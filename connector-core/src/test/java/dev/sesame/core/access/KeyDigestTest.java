package dev.sesame.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KeyDigestTest {

    @Test
    void digest_is_hmac_sha_256_as_rfc_4231_computes_it() {
        KeyDigest digest =
                new KeyDigest("4a656665", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");

        assertThat(digest.matches("what do ya want for nothing?")).isTrue();
        assertThat(digest.matches("what do ya want for nothing!")).isFalse();
        assertThat(digest.matches("")).isFalse();
    }

    @Test
    void digest_matches_its_key_and_no_other() {
        ApiKey key = ApiKey.generate();
        String text = key.text().reveal();
        KeyDigest digest = KeyDigest.of(key);

        assertThat(digest.matches(text)).isTrue();
        assertThat(digest.matches(text + "x")).isFalse();
        assertThat(digest.matches(text.substring(1))).isFalse();
        assertThat(digest.matches(ApiKey.generate().text().reveal())).isFalse();
    }

    @Test
    void one_key_has_another_digest_each_time() {
        ApiKey key = ApiKey.generate();
        KeyDigest one = KeyDigest.of(key);
        KeyDigest other = KeyDigest.of(key);

        assertThat(one.salt()).matches("[0-9a-f]{32}").isNotEqualTo(other.salt());
        assertThat(one.hash()).matches("[0-9a-f]{64}").isNotEqualTo(other.hash());
        assertThat(one.toString()).doesNotContain(one.hash());
    }
}
