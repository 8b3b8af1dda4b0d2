package dev.sesame.core.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.connector.SendingAccount.AssumedRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final String VALUE = "wJalrXUtnFEMI/K7MDENG";

    @Test
    void secret_is_masked_wherever_it_is_shown() {
        Secret secret = Secret.of(VALUE);

        assertThat(secret).hasToString(Secret.MASK);
        assertThat("a " + secret).doesNotContain(VALUE);
        assertThat(String.format("%s %s", secret, List.of(secret))).doesNotContain(VALUE);
        assertThat(Map.of("secret", secret).toString()).doesNotContain(VALUE);
        assertThat(new IllegalStateException("with " + secret)).hasMessageNotContaining(VALUE);
        assertThat(new SendingAccount(
                                "eu-west-1",
                                new AccessKeys("AKIA", secret, Secret.of("token-value")),
                                new AssumedRole("arn:aws:iam::123456789012:role/r", null))
                        .toString())
                .doesNotContain(VALUE)
                .doesNotContain("token-value")
                .contains(Secret.MASK);
    }

    @Test
    void mask_says_nothing_about_the_length() {
        assertThat(Secret.of("a")).hasToString(Secret.of(VALUE).toString());
    }

    @Test
    void value_is_had_by_asking_for_it() {
        assertThat(Secret.of(VALUE).reveal()).isEqualTo(VALUE);
    }

    @Test
    void secrets_of_one_value_are_equal() {
        assertThat(Secret.of(VALUE)).isEqualTo(Secret.of(VALUE)).hasSameHashCodeAs(Secret.of(VALUE));
        assertThat(Secret.of(VALUE)).isNotEqualTo(Secret.of(VALUE + "x"));
        assertThat(Secret.of(VALUE).equals((Object) VALUE)).isFalse();
    }

    @Test
    void empty_secret_is_none() {
        assertThatThrownBy(() -> Secret.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secret_cannot_be_serialized() throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(Secret.of(VALUE))).isInstanceOf(NotSerializableException.class);
        }
        assertThat(Serializable.class.isAssignableFrom(SendingAccount.class)).isFalse();
    }

    /** JSON libraries look for getters, for methods of records, and for public fields. */
    @Test
    void secret_has_nothing_that_looks_like_a_property() {
        assertThat(Secret.class.isRecord()).isFalse();
        assertThat(Secret.class.getFields()).extracting("name").containsExactly("MASK");
        assertThat(Arrays.stream(Secret.class.getDeclaredMethods()).map(Method::getName))
                .noneMatch(name -> name.startsWith("get") || name.startsWith("is"));
    }
}
