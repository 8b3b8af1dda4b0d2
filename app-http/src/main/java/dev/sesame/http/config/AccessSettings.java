package dev.sesame.http.config;

import dev.sesame.core.access.CallLimit;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.http.security.AddressBlock;
import dev.sesame.http.security.ApiKeys;
import dev.sesame.http.security.FailedCallLimit;
import dev.sesame.http.security.TrustedProxies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may call, and how often in vain. */
final class AccessSettings {

    private AccessSettings() {}

    static ApiKeys apiKeys(SettingsSource source) {
        try {
            return ApiKeys.parse(source.text(Setting.API_KEYS).orElse(""));
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> source.problem(Setting.API_KEYS, problem.message()));
            return ApiKeys.NONE;
        }
    }

    /** {@code 10.0.0.0/8,192.0.2.7}. */
    static TrustedProxies trustedProxies(SettingsSource source) {
        Setting setting = Setting.TRUSTED_PROXIES;
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
        Setting setting = Setting.FAILED_AUTH_LIMIT;
        String text = source.value(setting);
        if (text.equals("off")) {
            return new FailedCallLimit(null);
        }
        Optional<CallLimit> limit = CallLimit.parse(text);
        if (limit.isEmpty()) {
            source.problem(setting, "must be off, or " + CallLimit.RULE);
        }
        return new FailedCallLimit(limit.orElse(null));
    }
}
