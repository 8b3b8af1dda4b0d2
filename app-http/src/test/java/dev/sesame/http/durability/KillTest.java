package dev.sesame.http.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Connectors;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.ServiceClient;
import dev.sesame.http.fixture.ServiceProcess;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service is killed again and again while it is busy. SES outlives it, and knows what it accepted. */
final class KillTest {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sesame.KillTest");

    /** More of them, e.g. 200, make a long run. */
    private static final int ROUNDS = Integer.getInteger("sesame.kill-rounds", 10);

    private static final int MOST_ANSWERS = 300;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    private final Callers callers = new Callers();
    private final Random random = new Random(20_261_121);

    @Test
    void nothing_is_sent_twice_and_nothing_lost_however_often_the_service_is_killed() throws Exception {
        try (SesSimulator ses =
                SesSimulator.builder().mailboxCapacity(Integer.MAX_VALUE).start()) {
            // So that there is always something under way.
            ses.faults().forRecipients(to -> to.startsWith(Call.SLOW), Fault.delay(Duration.ofMillis(500)));
            for (int round = 1; round <= ROUNDS; round++) {
                try (ServiceProcess service = start(ses)) {
                    callers.callUntilKilled(service.port(), 1 + random.nextInt(MOST_ANSWERS), service::kill);
                    assertThat(service.awaitEnd()).as("128 + SIGKILL").isEqualTo(137);
                }
            }
            try (ServiceProcess last = start(ses);
                    ServiceClient service = new ServiceClient(last.port())) {
                Books.await(() -> !callers.repeat(service));
                Books.awaitSettled(service);
                check(Books.of(service), ses);
            }
        }
    }

    private void check(Books books, SesSimulator ses) {
        assertThat(ses.mailbox().messages())
                .as("all that was accepted")
                .hasSize(Math.toIntExact(ses.mailbox().accepted()));
        books.check(ses.mailbox().messages());
        callers.answers().forEach((call, answer) -> {
            Map<String, Object> kept = Objects.requireNonNull(books.of(call.recipient()), () -> "lost: " + answer);
            assertThat(Json.textAt(kept, "status"))
                    .as("%s", kept)
                    .isIn(
                            switch (answer.status()) {
                                case 200 -> new Object[] {"accepted"};
                                case 202 -> new Object[] {"accepted", "unknown", "expired"};
                                default -> new Object[] {"unknown"};
                            });
            if (answer.status() != 504) {
                assertThat(kept).containsEntry("id", answer.text("id"));
            }
        });
        LOG.info(
                "{} kills, {} messages kept, {} accepted, {} unknown, {} calls repeated",
                ROUNDS,
                books.size(),
                books.count("accepted"),
                books.count("unknown"),
                callers.repeated());
        assertThat(books.count("unknown")).as("kills that hit a send").isPositive();
        assertThat(callers.answers()).hasSizeGreaterThan(ROUNDS * 20);
    }

    private ServiceProcess start(SesSimulator ses) throws Exception {
        Path connectors = Files.createDirectories(folder.resolve("connectors"));
        Connectors.write(connectors, "default", Connectors.valid());
        return ServiceProcess.start(
                folder,
                Map.of(
                        "SESAME_SES_API_ENDPOINT",
                        ses.apiEndpoint().toString(),
                        "SESAME_DATA_DIR",
                        folder.resolve("data").toString(),
                        "SESAME_CONNECTORS_DIR",
                        connectors.toString(),
                        // Short enough for the last round's leases to be waited for.
                        "SESAME_SEND_BUDGET",
                        "500ms",
                        "SESAME_SES_API_TOTAL_TIMEOUT",
                        "2s",
                        "SESAME_QUEUE_LEASE",
                        "5s"));
    }
}
