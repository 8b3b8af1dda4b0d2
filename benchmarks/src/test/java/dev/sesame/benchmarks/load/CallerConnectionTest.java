package dev.sesame.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.benchmarks.load.CallerConnection.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerConnectionTest {

    private static final byte[] REQUEST = CallerConnection.post("/", "{}");

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CallerConnection connection = new CallerConnection(server.getLocalPort());

    CallerConnectionTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        connection.close();
        server.close();
    }

    @Test
    void answers_are_read_one_after_the_other_however_they_arrive() {
        String body = "x".repeat(10_000);
        answer(
                "HTTP/1.1 200 OK\r\nX-Content-Length: 3\r\nContent-Length: 8\r\n\r\n{\"é\":1}",
                "HTTP/1.1 503 Service Unavailable\r\nretry-after: 2\r\ncontent-length:10000\r\n\r\n" + body,
                "HTTP/1.1 202 Accepted\r\n\r\n");

        assertThat(connection.ask(REQUEST)).isEqualTo(new Answer(200, "{\"é\":1}", false));
        assertThat(connection.ask(REQUEST)).isEqualTo(new Answer(503, body, true));
        assertThat(connection.ask(REQUEST)).isEqualTo(new Answer(202, "", false));
        assertThatThrownBy(() -> connection.ask(REQUEST))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("closed the connection");
    }

    @Test
    void more_than_an_answer_says_is_no_answer() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}}");

        assertThatThrownBy(() -> {
                    Answer ignored = connection.ask(REQUEST);
                })
                .hasMessageContaining("longer than it says");
    }

    /** Answers a request with each of them, byte by byte but for the last two bytes, then closes. */
    private void answer(String... answers) {
        Thread unused = Thread.startVirtualThread(() -> {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream();
                for (String answer : answers) {
                    in.readNBytes(REQUEST.length);
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    for (int at = 0; at < bytes.length - 2; at++) {
                        out.write(bytes[at]);
                    }
                    out.write(bytes, bytes.length - 2, 2);
                }
                in.readNBytes(REQUEST.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
