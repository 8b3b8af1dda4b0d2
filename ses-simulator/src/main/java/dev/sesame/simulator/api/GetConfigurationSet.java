package dev.sesame.simulator.api;

import dev.sesame.simulator.account.Account;
import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import java.util.List;
import java.util.Map;

/** {@code GetConfigurationSet}. */
final class GetConfigurationSet implements Operation {

    private final Account account;

    GetConfigurationSet(Account account) {
        this.account = account;
    }

    @Override
    public String name() {
        return "GetConfigurationSet";
    }

    @Override
    public Map<String, ?> perform(Call call) {
        String name = call.resource();
        if (!account.hasConfigurationSet(name)) {
            throw new RefusedException(SesError.configurationSetNotFound(name));
        }
        return Map.of(
                "ConfigurationSetName",
                name,
                "SendingOptions",
                Map.of("SendingEnabled", !account.isConfigurationSetPaused(name)),
                "DeliveryOptions",
                Map.of("TlsPolicy", "OPTIONAL"),
                "ReputationOptions",
                Map.of("ReputationMetricsEnabled", false),
                "Tags",
                List.of());
    }
}
