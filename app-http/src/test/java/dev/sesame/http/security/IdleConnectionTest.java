package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RawRequest;
import dev.sesame.http.fixture.RunningService;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class IdleConnectionTest {

    private static final String HEALTH = RawRequest.get("/health");

    /** One that had an answer: on a busy machine others may be closed as silent before theirs. */
    private static RawConnection answered(RunningService service) throws IOException {
        while (true) {
            RawConnection connection = service.connect();
            try {
                assertThat(connection.write(HEALTH).answer()).startsWith("HTTP/1.1 200 ");
                return connection;
            } catch (EOFException | SocketException closed) {
                connection.close();
            }
        }
    }

    /** Nobody can tell a client that went without a word from one that is silent. */
    @Test
    @Timeout(60)
    void a_silent_connection_is_closed_whether_or_not_its_client_is_there() throws IOException {
        try (RunningService service = RunningService.start(Map.of(
                        "micronaut.server.idle-timeout", "1s",
                        "sesame.send-budget", "100ms",
                        "sesame.ses-api-connect-timeout", "100ms",
                        "sesame.ses-api-total-timeout", "100ms"));
                RawConnection silent = service.connect();
                RawConnection answered = answered(service)) {
            assertThat(silent.rest()).isEmpty();
            assertThat(answered.rest()).isEmpty();
            answered(service).close();
        }
    }
}
