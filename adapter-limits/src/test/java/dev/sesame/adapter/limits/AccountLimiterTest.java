package dev.sesame.adapter.limits;

import static dev.sesame.adapter.limits.Limits.IRELAND;
import static dev.sesame.core.port.out.SendLimiter.SOMEBODY_WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AssumedRole;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.port.out.AccountQuota;
import dev.sesame.core.port.out.MovableClock;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.port.out.SendQuota;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Limits that the provider has to be asked for, which a test does when it wants to. */
class AccountLimiterTest {

    private static final Duration REFRESH = Duration.ofMinutes(15);

    private final MovableClock clock = new MovableClock();
    private final LocalLedger ledger = new LocalLedger(100, clock);
    private final Queue<Runnable> background = new ArrayDeque<>();

    private AccountQuota provider = Limits.quota(10, 100, 0);
    private int asked;

    private AccountLimiter limiter(LimitsConfig config) {
        AccountQuota counted = account -> {
            asked++;
            return provider.read(account);
        };
        return new AccountLimiter(config, ledger, Keys.random(), clock, new QuotaReader(counted, background::add));
    }

    private AccountLimiter limiter() {
        return limiter(LimitsConfig.builder().build());
    }

    private void answer() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private static int takeAll(AccountLimiter limiter, int max) {
        int taken = 0;
        while (taken < max && limiter.take(IRELAND, SOMEBODY_WAITS).isEmpty()) {
            taken++;
        }
        return taken;
    }

    @Test
    void nothing_is_limited_and_nobody_waits_until_the_provider_has_answered() {
        AccountLimiter limiter = limiter();

        assertThat(takeAll(limiter, 1000)).isEqualTo(1000);
        assertThat(asked).isZero();
        assertThat(background).hasSize(1);
    }

    @Test
    void the_provider_s_rate_holds_from_its_answer_on() {
        AccountLimiter limiter = limiter();
        takeAll(limiter, 4);
        answer();

        assertThat(takeAll(limiter, 1000)).isEqualTo(6);
        clock.forward(Duration.ofSeconds(1));
        assertThat(takeAll(limiter, 1000)).isEqualTo(10);
    }

    @Test
    void usage_tells_what_is_known_and_takes_nothing() {
        AccountLimiter limiter = limiter();
        assertThat(limiter.usage(IRELAND)).isEqualTo(new SendUsage(null, null, 0));
        assertThat(ledger.size()).isZero();

        provider = Limits.quota(10, 100, 40);
        takeAll(limiter, 4);
        answer();
        assertThat(limiter.usage(IRELAND)).isEqualTo(new SendUsage(10.0, 100.0, 44));
        assertThat(limiter.usage(IRELAND)).isEqualTo(new SendUsage(10.0, 100.0, 44));

        limiter.notAccepted(IRELAND, FailureReason.THROTTLED);
        assertThat(limiter.usage(IRELAND)).isEqualTo(new SendUsage(5.0, 100.0, 43));
        clock.forward(Duration.ofDays(2));
        assertThat(limiter.usage(IRELAND)).isEqualTo(new SendUsage(10.0, 100.0, 0));
    }

    @Test
    void what_others_sent_counts_in_the_quota() {
        provider = Limits.quota(1000, 100, 90);
        AccountLimiter limiter = limiter();
        takeAll(limiter, 1);
        answer();

        assertThat(takeAll(limiter, 1000)).isEqualTo(10 - 1);
        assertThat(limiter.take(IRELAND, SOMEBODY_WAITS).map(SendDelay::reason))
                .contains(FailureReason.DAILY_QUOTA_EXCEEDED);
    }

    @Test
    void what_was_taken_before_the_question_is_in_the_answer() {
        provider = Limits.quota(1000, 100, 50);
        AccountLimiter limiter = limiter();
        takeAll(limiter, 50);
        clock.forward(REFRESH);
        background.clear();
        takeAll(limiter, 1);
        answer();

        assertThat(takeAll(limiter, 1000)).isEqualTo(49);
    }

    @Test
    void the_provider_s_count_replaces_our_estimate() {
        provider = Limits.quota(1000, 100, 95);
        AccountLimiter limiter = limiter();
        takeAll(limiter, 1);
        answer();
        takeAll(limiter, 1000);
        provider = Limits.quota(1000, 100, 30);
        clock.forward(REFRESH);

        assertThat(limiter.take(IRELAND, SOMEBODY_WAITS)).isPresent();
        answer();
        assertThat(takeAll(limiter, 1000)).isEqualTo(70);
    }

    @Test
    void the_provider_is_asked_once_in_fifteen_minutes() {
        AccountLimiter limiter = limiter();
        for (int second = 0; second < 3600; second++) {
            limiter.take(IRELAND, SOMEBODY_WAITS);
            answer();
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(asked).isEqualTo(4);
    }

    @Test
    void while_no_answer_comes_the_provider_is_asked_once_a_minute() {
        AccountLimiter limiter = limiter();
        for (int second = 0; second < 600; second++) {
            limiter.take(IRELAND, SOMEBODY_WAITS);
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(background).hasSize(10);
    }

    @Test
    void a_failure_that_passes_is_followed_by_a_question_a_minute_later() {
        provider = failing(FailureReason.CONNECTION_FAILED);
        AccountLimiter limiter = limiter();
        limiter.take(IRELAND, SOMEBODY_WAITS);
        answer();

        clock.forward(Duration.ofSeconds(59));
        limiter.take(IRELAND, SOMEBODY_WAITS);
        assertThat(background).isEmpty();
        clock.forward(Duration.ofSeconds(1));
        limiter.take(IRELAND, SOMEBODY_WAITS);
        assertThat(background).hasSize(1);
    }

    @Test
    void credentials_that_may_not_ask_are_tried_again_after_fifteen_minutes() {
        provider = failing(FailureReason.ACCESS_DENIED);
        AccountLimiter limiter = limiter();
        limiter.take(IRELAND, SOMEBODY_WAITS);
        answer();

        clock.forward(REFRESH.minusMillis(1));
        limiter.take(IRELAND, SOMEBODY_WAITS);
        assertThat(background).isEmpty();
        clock.forward(Duration.ofMillis(1));
        limiter.take(IRELAND, SOMEBODY_WAITS);
        assertThat(background).hasSize(1);
    }

    @Test
    void a_way_without_the_question_leaves_the_account_unlimited() {
        provider = account -> Optional.empty();
        AccountLimiter limiter = limiter();
        limiter.take(IRELAND, SOMEBODY_WAITS);
        answer();

        assertThat(takeAll(limiter, 1000)).isEqualTo(1000);
    }

    @Test
    void a_closed_transport_leaves_the_account_unlimited() {
        provider = account -> {
            throw new IllegalStateException("closed");
        };
        AccountLimiter limiter = limiter();
        limiter.take(IRELAND, SOMEBODY_WAITS);
        answer();

        assertThat(limiter.take(IRELAND, SOMEBODY_WAITS)).isEmpty();
    }

    @Test
    void an_unlimited_quota_and_a_rate_of_nothing_limit_nothing() {
        provider = Limits.quota(0, SendQuota.UNLIMITED, 1_000_000);
        AccountLimiter limiter = limiter();
        limiter.take(IRELAND, SOMEBODY_WAITS);
        answer();

        assertThat(takeAll(limiter, 1000)).isEqualTo(1000);
    }

    @Test
    void settings_come_before_what_the_provider_says() {
        AccountLimiter limiter =
                limiter(LimitsConfig.builder().maxPerSecond(3.0).build());
        limiter.take(IRELAND, SOMEBODY_WAITS);
        answer();
        clock.forward(Duration.ofSeconds(1));

        assertThat(takeAll(limiter, 1000)).isEqualTo(3);
    }

    @Test
    void a_rate_that_nobody_knows_is_learned_from_throttles() {
        provider = failing(FailureReason.ACCESS_DENIED);
        AccountLimiter limiter = limiter();
        takeAll(limiter, 40);
        limiter.notAccepted(IRELAND, FailureReason.THROTTLED);

        assertThat(limiter.take(IRELAND, SOMEBODY_WAITS).orElseThrow().duration())
                .isEqualTo(Duration.ofMillis(50));
        clock.forward(Duration.ofSeconds(60));
        assertThat(takeAll(limiter, 1000)).isEqualTo(60);
        clock.forward(Duration.ofMinutes(9));
        assertThat(takeAll(limiter, 1000)).isEqualTo(1000);
    }

    @Test
    void roles_of_one_account_share_its_limits() {
        AccountLimiter limiter =
                limiter(Limits.config(1, LimitsConfig.UNLIMITED).build());

        assertThat(limiter.take(assuming("arn:aws:iam::123456789012:role/one"), SOMEBODY_WAITS))
                .isEmpty();
        assertThat(limiter.take(assuming("arn:aws:iam::123456789012:role/two"), SOMEBODY_WAITS))
                .isPresent();
        assertThat(limiter.take(assuming("arn:aws:iam::210987654321:role/one"), SOMEBODY_WAITS))
                .isEmpty();
    }

    private static SendingAccount assuming(String role) {
        return new SendingAccount("eu-west-1", null, new AssumedRole(role, null));
    }

    private static AccountQuota failing(FailureReason reason) {
        return account -> {
            throw new TransportException(reason, "no quota today", null);
        };
    }
}
