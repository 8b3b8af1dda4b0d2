package dev.sesame.adapter.limits;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.connector.SendingAccount.AssumedRole;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.port.out.SendDelay;
import dev.sesame.core.port.out.SendLimiter;
import dev.sesame.core.port.out.SendQuota;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Holds accounts to their rates and quotas, as a {@link Ledger} keeps them. */
final class AccountLimiter implements SendLimiter {

    private record Answer(Optional<SendDelay> delay, boolean quotaIsDue, long everTaken) {}

    private static final int ACCOUNT_ID = 4;

    private final LimitsConfig config;
    private final Ledger ledger;
    private final Keys keys;
    private final Clock clock;
    private final QuotaReader reader;

    AccountLimiter(LimitsConfig config, Ledger ledger, Keys keys, Clock clock, QuotaReader reader) {
        this.config = config;
        this.ledger = ledger;
        this.keys = keys;
        this.clock = clock;
        this.reader = reader;
    }

    @Override
    public Optional<SendDelay> take(SendingAccount account, int priority) {
        Key key = key(account);
        Answer answer;
        try {
            answer = change(key, state -> take(state, priority > SOMEBODY_WAITS));
        } catch (LedgerAwayException e) {
            return Optional.of(new SendDelay(e.retryAfter(), FailureReason.THROTTLED));
        }
        if (answer.quotaIsDue()) {
            reader.read(
                    account,
                    quota -> learn(key, answer.everTaken(), quota),
                    () -> inform(key, AccountLimiter::postpone));
        }
        return answer.delay();
    }

    private Answer take(AccountState state, boolean batch) {
        state.rate().advance(state.now(), maxPerSecond(state), config.reservedShare());
        state.day().advance(state.now());
        boolean due = config.asksProvider() && state.known().claim(state.now());
        long everTaken = state.day().everTaken();
        Optional<SendDelay> delay = delay(state, batch);
        if (delay.isEmpty()) {
            state.rate().take(batch);
            state.day().take();
        }
        return new Answer(delay, due, everTaken);
    }

    private Optional<SendDelay> delay(AccountState state, boolean batch) {
        double quota = max24Hours(state) * (batch ? 1 - config.reservedShare() : 1);
        long untilQuota = state.day().delay(state.now(), quota);
        if (untilQuota > 0) {
            return Optional.of(new SendDelay(Duration.ofMillis(untilQuota), FailureReason.DAILY_QUOTA_EXCEEDED));
        }
        long untilRate = state.rate().delay(maxPerSecond(state), config.reservedShare(), batch);
        return untilRate > 0
                ? Optional.of(new SendDelay(Duration.ofMillis(untilRate), FailureReason.THROTTLED))
                : Optional.empty();
    }

    private double maxPerSecond(AccountState state) {
        return config.maxPerSecond() == null ? state.known().maxPerSecond() : config.maxPerSecond();
    }

    private double max24Hours(AccountState state) {
        return config.max24Hours() == null ? state.known().max24Hours() : config.max24Hours();
    }

    @Override
    public void notAccepted(SendingAccount account, FailureReason reason) {
        inform(key(account), state -> notAccepted(state, reason));
    }

    private boolean notAccepted(AccountState state, FailureReason reason) {
        state.day().advance(state.now());
        state.day().giveBack();
        if (reason == FailureReason.THROTTLED) {
            state.rate().advance(state.now(), maxPerSecond(state), config.reservedShare());
            state.rate().slow(maxPerSecond(state));
        } else if (reason == FailureReason.DAILY_QUOTA_EXCEEDED) {
            state.day().hold(state.now());
        }
        return true;
    }

    /** What is known of an account now; changes nothing. */
    SendUsage usage(SendingAccount account) {
        return ledger.change(List.of(key(account)), slots -> {
            AccountState state = AccountState.read(slots.get(0).value(), clock.millis());
            state.rate().advance(state.now(), maxPerSecond(state), config.reservedShare());
            state.day().advance(state.now());
            double rate = state.rate().perSecond(maxPerSecond(state));
            double quota = max24Hours(state);
            return new SendUsage(
                    Double.isInfinite(rate) ? null : rate,
                    quota < 0 ? null : quota,
                    state.day().sent());
        });
    }

    private void learn(Key key, long everTakenThen, SendQuota quota) {
        inform(key, state -> {
            state.day().advance(state.now());
            state.day().learn(state.now(), quota.sentLast24Hours(), everTakenThen);
            state.known().learn(state.now(), quota);
            return true;
        });
    }

    private static boolean postpone(AccountState state) {
        state.known().postpone(state.now());
        return true;
    }

    private void inform(Key key, Function<AccountState, Boolean> news) {
        try {
            change(key, news);
        } catch (LedgerAwayException e) {
            // Whoever takes next waits for the ledger, too.
        }
    }

    private <R> R change(Key key, Function<AccountState, R> change) {
        return ledger.change(List.of(key), slots -> {
            Slot slot = slots.get(0);
            AccountState state = AccountState.read(slot.value(), clock.millis());
            R result = change.apply(state);
            slot.put(state.write(), state.now() + AccountState.LIFETIME_MILLIS);
            return result;
        });
    }

    /** SES counts for each AWS account and region; of the account, a role names the id and keys at least stay with one. */
    private Key key(SendingAccount account) {
        AssumedRole role = account.role();
        AccessKeys accessKeys = account.keys();
        String owner;
        if (role != null) {
            String[] arn = role.arn().split(":", ACCOUNT_ID + 2);
            owner = arn.length > ACCOUNT_ID ? arn[ACCOUNT_ID] : role.arn();
        } else {
            owner = accessKeys == null ? "" : accessKeys.id();
        }
        return keys.of("account", account.region(), owner);
    }
}
