package dev.sesame.benchmarks.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SesRequestsTest {

    @Test
    void requests_are_told_apart_however_they_arrive() throws Exception {
        String both = "POST /one HTTP/1.1\r\ncontent-Length: 3\r\nX: y\r\n\r\nabcGET /two HTTP/1.1\r\nHost: x\r\n\r\n";

        for (int at = 1; at <= both.length(); at++) {
            SesRequests requests = new SesRequests(inPieces(both, at));
            assertThat(requests.next()).isEqualTo(new SesRequest("POST /one HTTP/1.1", "abc", 3));
            assertThat(requests.next()).isEqualTo(new SesRequest("GET /two HTTP/1.1", "", 0));
            assertThat(requests.next()).isNull();
        }
    }

    @Test
    void body_may_be_larger_than_the_first_buffer() throws Exception {
        String large = "POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000);

        SesRequests requests = new SesRequests(inPieces(large + large, 1000));

        assertThat(requests.next()).isEqualTo(new SesRequest("POST / HTTP/1.1", "x".repeat(32), 100_000));
        assertThat(requests.next()).isEqualTo(new SesRequest("POST / HTTP/1.1", "x".repeat(32), 100_000));
    }

    @Test
    void body_that_is_cut_off_or_has_no_length_is_no_request() {
        assertThatIOException()
                .isThrownBy(
                        () -> new SesRequests(inPieces("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nabc", 99)).next())
                .isInstanceOf(EOFException.class);
        assertThatIOException()
                .isThrownBy(() -> new SesRequests(inPieces("POST / HTTP/1.1\r\nHost: x\r\n\r\nabc", 99)).next())
                .withMessage("a body without a length");
    }

    private static InputStream inPieces(String text, int size) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] to, int at, int length) {
                return super.read(to, at, Math.min(length, size));
            }
        };
    }
}
