package dev.sesame.adapter.limits;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.port.out.AccountQuota;
import dev.sesame.core.port.out.SendQuota;
import java.time.Duration;
import java.util.Optional;

/** Settings and accounts of tests. */
final class Limits {

    static final SendingAccount IRELAND =
            new SendingAccount("eu-west-1", new AccessKeys("AKIAIOSFODNN7EXAMPLE", Secret.of("example"), null), null);

    /** A provider that nobody may ask. */
    static final AccountQuota UNASKED = account -> {
        throw new AssertionError("the provider was asked for a quota that is set");
    };

    private Limits() {}

    static LimitsConfig.Builder config(double maxPerSecond, long max24Hours) {
        return LimitsConfig.builder().maxPerSecond(maxPerSecond).max24Hours(max24Hours);
    }

    static LimitsConfig.Builder shared(LimitsConfig.Builder config, String schema) {
        return config.url(PostgresServer.url(schema))
                .user("postgres")
                .password(Secret.of("not asked for"))
                .timeout(Duration.ofSeconds(30));
    }

    static AccountQuota quota(double maxPerSecond, double max24Hours, double sentLast24Hours) {
        return account -> Optional.of(new SendQuota(maxPerSecond, max24Hours, sentLast24Hours, true, true, "HEALTHY"));
    }
}
