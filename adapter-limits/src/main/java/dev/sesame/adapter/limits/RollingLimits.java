package dev.sesame.adapter.limits;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.port.out.AccountQuota;
import dev.sesame.core.port.out.SendBudgets;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.port.out.SendLimiter;
import dev.sesame.core.template.UsageType;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds accounts to their rates and quotas, and recipients and end users to their budgets: in memory, or for all
 * instances in a table of PostgreSQL, where none of them is named. Any 24 hours and any period of a budget are meant, not
 * those of a calendar. Safe for concurrent use.
 *
 * <p>Limits that are not set are asked of the provider every 15 minutes, in the background, once for all instances; until
 * its first answer, and where it gives none, an account has no limits but what its throttles teach. After a throttle an
 * account goes at half its rate, and gains a sixtieth of the full one each second.
 *
 * <p>In memory, some 200,000 recipients and addresses are remembered. Under a flood of more, those that were used longest
 * ago are forgotten, and their budgets begin anew. The database is connected to when it is first needed. While it is
 * away, an instance counts on its own, from nothing, and asks for it again every five seconds; or refuses everything, if it
 * was set to.
 */
public final class RollingLimits implements SendLimiter, SendBudgets, AutoCloseable {

    static final int MAX_BUDGETS = 200_000;
    static final int MAX_ACCOUNTS = 1000;

    private static final long PURGE_SECONDS = 60;
    private static final String CLOSED = "Nothing is sent until it is back.";
    private static final String OPEN = "Until it is back, this instance counts alone.";

    private final Ledger accounts;
    private final Ledger budgets;
    private final AccountLimiter limiter;
    private final SendBudgets counter;
    private final ScheduledExecutorService background;

    /**
     * Limits by these settings.
     *
     * @param provider who knows the limits that are not set; not closed with this
     */
    public RollingLimits(LimitsConfig config, AccountQuota provider, Clock clock) {
        background = Executors.newSingleThreadScheduledExecutor(RollingLimits::backgroundThread);
        Keys keys;
        if (config.url() == null) {
            keys = Keys.random();
            accounts = new LocalLedger(MAX_ACCOUNTS, clock);
            budgets = new LocalLedger(MAX_BUDGETS, clock);
        } else {
            keys = Keys.of(hashKey(config));
            PostgresLedger shared = PostgresLedger.of(config, clock);
            Availability availability = new Availability(config.failClosed() ? CLOSED : OPEN, clock);
            accounts = new FailoverLedger(shared, inMemory(config, MAX_ACCOUNTS, clock), availability);
            budgets = new FailoverLedger(shared, inMemory(config, MAX_BUDGETS, clock), availability);
            Future<?> ignored = background.scheduleWithFixedDelay(
                    () -> purge(shared), PURGE_SECONDS, PURGE_SECONDS, TimeUnit.SECONDS);
        }
        limiter = new AccountLimiter(config, accounts, keys, clock, new QuotaReader(provider, background));
        counter = new BudgetCounter(config, budgets, keys, clock);
    }

    private static Secret hashKey(LimitsConfig config) {
        return config.hashKey() == null ? Objects.requireNonNull(config.password()) : config.hashKey();
    }

    private static @Nullable Ledger inMemory(LimitsConfig config, int max, Clock clock) {
        return config.failClosed() ? null : new LocalLedger(max, clock);
    }

    private static Thread backgroundThread(Runnable work) {
        Thread thread = new Thread(work, "sesame-limits");
        thread.setDaemon(true);
        return thread;
    }

    private static void purge(PostgresLedger ledger) {
        try {
            int ignored = ledger.purge();
        } catch (LedgerAwayException e) {
            // Whoever takes next finds out, and says so.
        }
    }

    @Override
    public Optional<SendDelay> take(SendingAccount account, int priority) {
        return limiter.take(account, priority);
    }

    @Override
    public void notAccepted(SendingAccount account, FailureReason reason) {
        limiter.notAccepted(account, reason);
    }

    /**
     * What an account may send and has sent, for people who watch over it; takes no right. May ask the database.
     *
     * @return empty while the counters cannot be reached
     */
    public Optional<SendUsage> usage(SendingAccount account) {
        try {
            return Optional.of(limiter.usage(account));
        } catch (LedgerAwayException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Duration> take(String recipient, UsageType usageType, @Nullable String clientIp) {
        return counter.take(recipient, usageType, clientIp);
    }

    @Override
    public void giveBack(String recipient, UsageType usageType, @Nullable String clientIp) {
        counter.giveBack(recipient, usageType, clientIp);
    }

    /** Stops asking and closes the connections; does not wait for questions under way. Idempotent. */
    @Override
    public void close() {
        background.shutdownNow();
        accounts.close();
        budgets.close();
    }
}
