package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.core.connector.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpPasswordTest {

    /** The published test vectors, each a region, a secret and the password. */
    static final class Vectors {
        public List<Vector> cases = List.of();
    }

    static final class Vector {
        public String region = "";
        public String secret = "";
        public String password = "";
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void password_is_the_one_aws_derives(Vector vector) {
        assertThat(SmtpPassword.derive(Secret.of(vector.secret), vector.region).reveal())
                .isEqualTo(vector.password);
    }

    static List<Vector> vectors() throws IOException {
        try (InputStream json = SmtpPasswordTest.class.getResourceAsStream("/ses-smtp-passwords.json")) {
            List<Vector> cases = JSON.std.with(JSON.Feature.USE_FIELDS).beanFrom(Vectors.class, json).cases;
            assertThat(cases).hasSize(7);
            return cases;
        }
    }
}
