package dev.sesame.http.config;

import dev.sesame.adapter.limits.RollingLimits;
import dev.sesame.adapter.limits.SendUsage;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.core.port.out.SendQuota;
import dev.sesame.http.api.health.AccountHealth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of the accounts that connectors send with. May ask a database. */
record AccountDetails(ManageConnectors connectors, RollingLimits limits, LastQuotas quotas) {

    /** By the ids of the connectors, of the first so many. */
    Map<String, AccountHealth> read() {
        Map<String, AccountHealth> accounts = new TreeMap<>();
        connectors.ids().stream().sorted().limit(ConnectorUsages.MAX).forEach(id -> account(id)
                .ifPresent(account -> accounts.put(id, account)));
        return accounts;
    }

    private Optional<AccountHealth> account(String id) {
        try {
            return connectors.inUse(id).map(ConnectorConfig::account).flatMap(this::health);
        } catch (UnsendableException e) {
            // Told as the connector's problem.
            return Optional.empty();
        }
    }

    private Optional<AccountHealth> health(SendingAccount account) {
        return limits.usage(account).map(usage -> quotas.last(account)
                .map(answer -> health(usage, answer))
                .orElseGet(() -> new AccountHealth(
                        usage.maxPerSecond(), usage.max24Hours(), usage.sent24Hours(), null, null, null, null, null)));
    }

    private static AccountHealth health(SendUsage usage, LastQuotas.Answer answer) {
        SendQuota quota = answer.quota();
        return new AccountHealth(
                usage.maxPerSecond(),
                usage.max24Hours(),
                usage.sent24Hours(),
                quota.maxPerSecond(),
                quota.productionAccess(),
                quota.sendingEnabled(),
                quota.enforcementStatus().isEmpty() ? null : quota.enforcementStatus(),
                answer.at());
    }
}
