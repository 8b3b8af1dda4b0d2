package dev.sesame.http.config;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.port.out.AccountQuota;
import dev.sesame.core.port.out.SendQuota;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Remembers what the provider said of each account last, for people. Safe for concurrent use. */
final class LastQuotas implements AccountQuota {

    /**
     * What was said.
     *
     * @param at when
     */
    record Answer(SendQuota quota, Instant at) {}

    /** More than there can be connectors at a time. */
    private static final int MAX = 2_000;

    private final AccountQuota provider;
    private final Clock clock;
    private final ConcurrentMap<SendingAccount, Answer> answers = new ConcurrentHashMap<>();

    LastQuotas(AccountQuota provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public Optional<SendQuota> read(SendingAccount account) {
        Optional<SendQuota> quota = provider.read(account);
        if (quota.isPresent()) {
            if (answers.size() >= MAX) {
                answers.clear();
            }
            answers.put(account, new Answer(quota.get(), clock.instant()));
        }
        return quota;
    }

    /** The last answer to this instance; empty if there was none. */
    Optional<Answer> last(SendingAccount account) {
        return Optional.ofNullable(answers.get(account));
    }
}
