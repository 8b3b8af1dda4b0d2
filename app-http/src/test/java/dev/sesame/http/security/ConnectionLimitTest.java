package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.sesame.http.fixture.RawConnection;
import dev.sesame.http.fixture.RawRequest;
import dev.sesame.http.fixture.RunningService;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever opens connections and says nothing keeps nobody out. */
final class ConnectionLimitTest {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimitTest.class);

    private static final int MANY = 10_000;

    /** With fewer, the test shows nothing. */
    private static final int FEW = 100;

    private static final String MESSAGE = RawRequest.post("/v1/messages", """
            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}""");

    /** Both ends of each connection are files of this process. */
    private static int possible() {
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
                : MANY * 3L;
        int connections = (int) Math.min(MANY, (files - 1_000) / 2);
        assumeThat(connections)
                .as("connections that the open files of this process (ulimit -n) are enough for")
                .isGreaterThanOrEqualTo(FEW);
        if (connections < MANY) {
            LOG.warn("With {} connections rather than {}: ulimit -n allows no more", connections, MANY);
        }
        return connections;
    }

    private static void closeAll(List<RawConnection> connections) throws IOException {
        for (RawConnection connection : connections) {
            connection.close();
        }
    }

    @Test
    void a_send_works_while_thousands_of_connections_are_idle_beyond_the_limit() throws IOException {
        int many = possible();
        int limit = many / 2;
        List<RawConnection> idle = new ArrayList<>();
        try (RunningService service = RunningService.start(Map.of("sesame.max-connections", limit))) {
            try {
                for (int i = 0; i < many; i++) {
                    idle.add(service.connect());
                }
                try (RawConnection sender = service.connect()) {
                    assertThat(sender.write(MESSAGE).answer()).startsWith("HTTP/1.1 200 ");
                }
                // Those that came first had to make room, and were told so by the end of their connections.
                for (RawConnection first : idle.subList(0, many - limit)) {
                    assertThat(first.rest()).isEmpty();
                }
                RawConnection last = idle.getLast();
                assertThat(last.write(MESSAGE).answer()).startsWith("HTTP/1.1 200 ");
            } finally {
                closeAll(idle);
            }
        }
    }

    @Test
    void a_send_works_while_all_connections_hold_halves_of_requests() throws IOException {
        List<RawConnection> halves = new ArrayList<>();
        try (RunningService service = RunningService.start(Map.of("sesame.max-connections", 20))) {
            try {
                for (int i = 0; i < 20; i++) {
                    halves.add(
                            service.connect().write(RawRequest.postHead("/v1/messages", "Content-Length: 900") + "{"));
                }
                try (RawConnection sender = service.connect()) {
                    assertThat(sender.write(MESSAGE).answer()).startsWith("HTTP/1.1 200 ");
                }
                assertThat(halves.getFirst().rest()).isEmpty();
            } finally {
                closeAll(halves);
            }
        }
    }
}
