package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RawRequest;
import dev.sesame.http.fixture.RunningService;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IdleConnectionTest {

    /** Nobody can tell a client that went without a word from one that is silent. */
    @Test
    void a_silent_connection_is_closed_whether_or_not_its_client_is_there() throws IOException {
        try (RunningService service = RunningService.start(Map.of(
                        "micronaut.server.idle-timeout", "1s",
                        "sesame.send-budget", "100ms",
                        "sesame.ses-api-connect-timeout", "100ms",
                        "sesame.ses-api-total-timeout", "100ms"));
                RawConnection silent = service.connect();
                RawConnection answered = service.connect()) {
            assertThat(answered.write(RawRequest.get("/health")).answer()).startsWith("HTTP/1.1 200 ");
            assertThat(silent.rest()).isEmpty();
            assertThat(answered.rest()).isEmpty();
            try (RawConnection next = service.connect()) {
                assertThat(next.write(RawRequest.get("/health")).answer()).startsWith("HTTP/1.1 200 ");
            }
        }
    }
}
