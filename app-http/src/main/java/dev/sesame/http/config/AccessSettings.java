package dev.sesame.http.config;

import dev.sesame.core.access.CallLimit;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.http.security.AddressBlock;
import dev.sesame.http.security.ApiKeys;
import dev.sesame.http.security.FailedCallLimit;
import dev.sesame.http.security.TrustedProxies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may call, and how often in vain. */
final class AccessSettings {

    private static final CallLimit FAILED_CALLS = new CallLimit(20, Duration.ofMinutes(1));

    private AccessSettings() {}

    static ApiKeys apiKeys(SettingsSource source) {
        try {
            return ApiKeys.parse(source.text("api-keys").orElse(""));
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> source.problem("api-keys", problem.message()));
            return ApiKeys.NONE;
        }
    }

    /** {@code 10.0.0.0/8,192.0.2.7}. */
    static TrustedProxies trustedProxies(SettingsSource source) {
        String setting = "trusted-proxies";
        List<AddressBlock> blocks = new ArrayList<>();
        for (String text : source.list(setting)) {
            AddressBlock.parse(text)
                    .ifPresentOrElse(
                            blocks::add,
                            () -> source.problem(
                                    setting,
                                    "must be IP addresses and blocks of them, such as \"10.0.0.0/8,192.0.2.7\""));
        }
        return new TrustedProxies(blocks);
    }

    /** {@code 20/1m}, or {@code off}. */
    static FailedCallLimit failedCallLimit(SettingsSource source) {
        String setting = "failed-auth-limit";
        Optional<String> text = source.text(setting);
        if (text.isEmpty()) {
            return new FailedCallLimit(FAILED_CALLS);
        }
        if (text.get().equals("off")) {
            return new FailedCallLimit(null);
        }
        Optional<CallLimit> limit = CallLimit.parse(text.get());
        if (limit.isEmpty()) {
            source.problem(setting, "must be off, or " + CallLimit.RULE);
        }
        return new FailedCallLimit(limit.orElse(FAILED_CALLS));
    }
}
