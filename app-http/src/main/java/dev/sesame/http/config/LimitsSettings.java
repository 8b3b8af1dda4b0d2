package dev.sesame.http.config;

import dev.sesame.adapter.limits.Budget;
import dev.sesame.adapter.limits.LimitsConfig;
import dev.sesame.adapter.storejdbc.StoreConfig;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much may be sent. Instances that share a database count in it. */
final class LimitsSettings {

    private static final Pattern BUDGET = Pattern.compile("(\\d{1,4})/(\\w+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}(\\.\\d{1,3})?");

    /** Our names of the adapter's settings. */
    private static final Map<String, String> NAMES = Map.of(
            "max-per-second", "send-rate",
            "max-24-hours", "daily-quota",
            "hash-key", "limits-hash-key");

    private LimitsSettings() {}

    static LimitsConfig read(SettingsSource source, StoreConfig store) {
        boolean shared = StoreSettings.isShared(store);
        LimitsConfig defaults = LimitsConfig.builder().build();
        try {
            return LimitsConfig.builder()
                    .maxPerSecond(rate(source))
                    .max24Hours(quota(source))
                    .reservedShare(share(source, defaults))
                    .recipientBudget(budget(source, Setting.RECIPIENT_BUDGET))
                    .clientBudget(budget(source, Setting.CLIENT_BUDGET))
                    .url(shared ? store.url() : null)
                    .user(shared ? store.user() : null)
                    .password(shared ? store.password() : null)
                    .hashKey(
                            source.text(Setting.LIMITS_HASH_KEY).map(Secret::of).orElse(null))
                    .failClosed(source.flag(Setting.LIMITS_FAIL_CLOSED))
                    .build();
        } catch (InvalidInputException e) {
            source.problems(e, name -> NAMES.getOrDefault(name, name));
            return defaults;
        }
    }

    private static @Nullable Double rate(SettingsSource source) {
        return decimal(source, Setting.SEND_RATE, "must be a number of messages a second, such as 14");
    }

    private static @Nullable Long quota(SettingsSource source) {
        Setting setting = Setting.DAILY_QUOTA;
        Optional<String> text = source.text(setting);
        try {
            return text.isEmpty() ? null : Long.valueOf(text.get());
        } catch (NumberFormatException e) {
            source.problem(setting, "must be a number of messages in 24 hours, such as 50000, or -1 for any number");
            return null;
        }
    }

    private static double share(SettingsSource source, LimitsConfig defaults) {
        String text = source.value(Setting.RESERVED_SHARE);
        if (!NUMBER.matcher(text).matches()) {
            source.problem(Setting.RESERVED_SHARE, "must be a number from 0 to 0.9");
            return defaults.reservedShare();
        }
        return Double.parseDouble(text);
    }

    private static @Nullable Double decimal(SettingsSource source, Setting setting, String rule) {
        Optional<String> text = source.text(setting);
        if (text.isPresent() && !NUMBER.matcher(text.get()).matches()) {
            source.problem(setting, rule);
            return null;
        }
        return text.map(Double::valueOf).orElse(null);
    }

    private static Budget budget(SettingsSource source, Setting setting) {
        String text = source.value(setting);
        if (text.equals("off")) {
            return Budget.NONE;
        }
        Matcher matcher = BUDGET.matcher(text);
        Optional<Duration> period = matcher.matches() ? Durations.parse(matcher.group(2)) : Optional.empty();
        if (period.isEmpty()) {
            source.problem(setting, "must be a number of messages and a period, such as \"10/10m\", or \"off\"");
            return Budget.NONE;
        }
        return new Budget(Integer.parseInt(matcher.group(1)), period.get());
    }
}
