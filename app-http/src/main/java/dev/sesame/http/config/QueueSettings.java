package dev.sesame.http.config;

import dev.sesame.core.queue.QueuePolicy;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How queued messages are sent, and for how long messages are worth it. */
final class QueueSettings {

    private static final Duration MAX_LIFETIME = Duration.ofDays(90);

    /** What a lease is longer than the longest send: for a busy machine, and for writing down what became of it. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private QueueSettings() {}

    /** The policy, for sends that take no longer than this. */
    static QueuePolicy policy(SettingsSource source, Duration longestSend) {
        return new QueuePolicy(
                source.number(Setting.QUEUE_WORKERS, 1, 1_000),
                lease(source, longestSend),
                QueuePolicy.DEFAULT.poll(),
                QueuePolicy.DEFAULT.firstDelay(),
                QueuePolicy.DEFAULT.maxDelay(),
                source.positive(Setting.HISTORY),
                usageTypes(source, Setting.RESEND_UNKNOWN));
    }

    /** No message is begun in the second half of its lease. */
    private static Duration lease(SettingsSource source, Duration longestSend) {
        Duration shortest = longestSend.multipliedBy(2);
        Duration lease =
                source.positive(Setting.QUEUE_LEASE, longestSend.plus(MARGIN).multipliedBy(2));
        if (lease.compareTo(shortest) < 0) {
            source.problem(
                    Setting.QUEUE_LEASE,
                    "must be at least " + shortest.toSeconds()
                            + "s, twice as long as sending a message can take with the" + " timeouts that are set");
        }
        return lease;
    }

    /** {@code SignIn=5m,OrganizationInvitation=3d}. */
    static Map<UsageType, Duration> lifetimes(SettingsSource source) {
        Setting setting = Setting.LIFETIMES;
        Map<UsageType, Duration> lifetimes = new HashMap<>();
        for (String entry : source.list(setting)) {
            int equals = entry.indexOf('=');
            Optional<UsageType> type = equals < 0
                    ? Optional.empty()
                    : UsageType.parse(entry.substring(0, equals).strip());
            Optional<Duration> lifetime = Durations.parse(
                            entry.substring(equals + 1).strip())
                    .filter(duration -> duration.isPositive() && duration.compareTo(MAX_LIFETIME) <= 0);
            if (type.isEmpty() || lifetime.isEmpty() || lifetimes.putIfAbsent(type.get(), lifetime.get()) != null) {
                source.problem(
                        setting,
                        "must be usage types, each once, with durations of up to 90d, such as"
                                + " \"SignIn=5m,OrganizationInvitation=3d\"");
                return Map.of();
            }
        }
        return lifetimes;
    }

    private static Set<UsageType> usageTypes(SettingsSource source, Setting setting) {
        Set<UsageType> types = new HashSet<>();
        for (String name : source.list(setting)) {
            UsageType.parse(name)
                    .ifPresentOrElse(
                            types::add,
                            () -> source.problem(
                                    setting, "must be usage types, such as \"OrganizationInvitation,Newsletter\""));
        }
        return types;
    }
}
