package dev.sesame.adapter.limits;

import static dev.sesame.adapter.limits.Limits.IRELAND;
import static dev.sesame.core.port.out.SendLimiter.SOMEBODY_WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.port.out.MovableClock;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.template.UsageType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens while the shared database does not answer. */
@Timeout(60)
class DatabaseAwayTest {

    private static final String SOMEONE = "someone@example.com";
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final MovableClock clock = new MovableClock();

    @Test
    void without_a_database_an_instance_counts_alone() throws IOException {
        try (ServerSocket silent = silent();
                RollingLimits limits = limits(silent, false)) {
            for (int i = 0; i < 10; i++) {
                assertThat(limits.take(IRELAND, SOMEBODY_WAITS)).isEmpty();
                assertThat(limits.take(SOMEONE, UsageType.SIGN_IN, null)).isEmpty();
            }
            assertThat(limits.take(IRELAND, SOMEBODY_WAITS)).isPresent();
            assertThat(limits.take(SOMEONE, UsageType.SIGN_IN, null)).contains(Duration.ofMinutes(10));
        }
    }

    @Test
    void if_so_set_nothing_is_sent_without_a_database() throws IOException {
        try (ServerSocket silent = silent();
                RollingLimits limits = limits(silent, true)) {
            assertThat(limits.take(IRELAND, SOMEBODY_WAITS)).contains(new SendDelay(PAUSE, FailureReason.THROTTLED));
            assertThat(limits.take(SOMEONE, UsageType.SIGN_IN, null)).contains(PAUSE);
            limits.notAccepted(IRELAND, FailureReason.THROTTLED);
            limits.giveBack(SOMEONE, UsageType.SIGN_IN, null);
        }
    }

    /** A server that takes connections and never says a word. */
    private static ServerSocket silent() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private RollingLimits limits(ServerSocket server, boolean failClosed) {
        return new RollingLimits(
                Limits.config(10, LimitsConfig.UNLIMITED)
                        .url("jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/postgres")
                        .user("postgres")
                        .password(Secret.of("example"))
                        .timeout(Duration.ofMillis(500))
                        .failClosed(failClosed)
                        .build(),
                Limits.UNASKED,
                clock);
    }

    @Test
    void only_one_in_five_seconds_waits_for_a_database_that_is_away() {
        FlakyLedger shared = new FlakyLedger();
        FailoverLedger ledger = ledger(shared);
        shared.away = true;

        for (int i = 0; i < 100; i++) {
            ask(ledger);
        }
        assertThat(shared.asked).isEqualTo(1);
        clock.forward(PAUSE);
        for (int i = 0; i < 100; i++) {
            ask(ledger);
        }
        assertThat(shared.asked).isEqualTo(2);
    }

    @Test
    void a_database_that_is_back_is_used_again() {
        FlakyLedger shared = new FlakyLedger();
        FailoverLedger ledger = ledger(shared);
        shared.away = true;
        assertThat(ask(ledger)).isEqualTo("local");
        shared.away = false;
        clock.forward(PAUSE.minusMillis(1));
        assertThat(ask(ledger)).isEqualTo("local");

        clock.forward(Duration.ofMillis(1));

        assertThat(List.of(ask(ledger), ask(ledger))).containsOnly("shared");
    }

    @Test
    void whoever_gives_up_waiting_does_not_send_the_others_away() {
        FlakyLedger shared = new FlakyLedger();
        FailoverLedger ledger = ledger(shared);
        shared.away = true;
        Thread.currentThread().interrupt();
        assertThat(ask(ledger)).isEqualTo("local");
        assertThat(Thread.interrupted()).isTrue();
        shared.away = false;

        assertThat(ask(ledger)).isEqualTo("shared");
    }

    private FailoverLedger ledger(FlakyLedger shared) {
        return new FailoverLedger(shared, new NamedLedger("local"), new Availability("It is a test.", clock));
    }

    /** Which ledger answers. */
    private static String ask(Ledger ledger) {
        List<String> names = new ArrayList<>();
        ledger.change(
                List.of(),
                slots ->
                        names.add(new String(Objects.requireNonNull(slots.get(0).value()), StandardCharsets.UTF_8)));
        return names.get(0);
    }

    /** Shows its name in the only slot. */
    private record NamedLedger(String name) implements Ledger {

        @Override
        public <R> R change(List<Key> keys, Change<R> change) {
            return change.apply(List.of(new Slot(name.getBytes(StandardCharsets.UTF_8))));
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    private static final class FlakyLedger implements Ledger {

        private boolean away;
        private int asked;

        @Override
        public <R> R change(List<Key> keys, Change<R> change) {
            asked++;
            if (away) {
                throw new LedgerAwayException(null);
            }
            return new NamedLedger("shared").change(keys, change);
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
