package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RunningService;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackHostFilterTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 200",
        "127.0.0.1:8080, 200",
        "LOCALHOST:1, 200",
        "[::1]:8080, 200",
        "evil.example, 421",
        "localhost.evil.example, 421",
        "127.0.0.1.evil.example, 421"
    })
    void without_keys_only_loopback_names_are_answered(String host, int status) throws Exception {
        try (RunningService service = RunningService.start(Map.of())) {
            assertThat(statusOf(service, host, "")).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"mail.example.com, 200", "127.0.0.1, 200"})
    void with_keys_any_name_is_answered(String host, int status) throws Exception {
        try (RunningService service = RunningService.start(Map.of("sesame.api-keys", "test:secret-key"))) {
            assertThat(statusOf(service, host, "Authorization: Bearer secret-key\r\n"))
                    .isEqualTo(status);
        }
    }

    private static int statusOf(RunningService service, String host, String header) throws Exception {
        try (RawConnection connection = service.connect()) {
            String answer = connection
                    .write("GET /v1/simulator/messages HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\n")
                    .answer();
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
