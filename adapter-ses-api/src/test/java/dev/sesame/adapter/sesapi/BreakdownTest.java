package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.crt.http.HttpException;

class BreakdownTest {

    /** The numbers of aws-c-io, include/aws/io/io.h. */
    private static final int TLS_NEGOTIATION_FAILURE = 1029;

    private static final int TLS_NEGOTIATION_TIMEOUT = 1067;

    /** Not tried with a real certificate: s2n-tls tells only after a pause of 10 to 30 s, against timing attacks. */
    @Test
    void failed_tls_handshake_is_told_from_a_slow_one() {
        assertThat(kind(TLS_NEGOTIATION_FAILURE)).isEqualTo(Breakdown.Kind.TLS);
        assertThat(kind(TLS_NEGOTIATION_TIMEOUT)).isEqualTo(Breakdown.Kind.CONNECTION);
    }

    @Test
    void breakdown_is_named_after_the_innermost_cause() {
        Breakdown breakdown = Breakdown.of(new IllegalStateException(new IOException("text of the message")));

        assertThat(breakdown).isEqualTo(new Breakdown(Breakdown.Kind.OTHER, "IOException"));
    }

    private static Breakdown.Kind kind(int code) {
        return Breakdown.of(new IOException(new HttpException(code))).kind();
    }
}
