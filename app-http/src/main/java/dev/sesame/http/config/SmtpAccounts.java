package dev.sesame.http.config;

import dev.sesame.adapter.sessmtp.SesSmtpConfig;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says at the start that one password cannot serve these connectors, before somebody waits for a mail. */
final class SmtpAccounts {

    private SmtpAccounts() {}

    /**
     * @throws InvalidInputException if one password is set for several access keys or regions
     */
    static void check(Map<String, ConnectorConfig> connectors, SesSmtpConfig settings) {
        long users = connectors.values().stream()
                .map(ConnectorConfig::account)
                .filter(account -> account.keys() != null)
                .map(account -> List.of(
                        Objects.requireNonNull(account.keys()).id(),
                        // A server that is set is the one for all of them.
                        settings.host() == null ? account.region() : ""))
                .distinct()
                .count();
        if (settings.password() != null && users > 1) {
            throw InvalidInputException.settings(List.of(new Problem(
                    "",
                    "SESAME_SES_SMTP_PASSWORD must be left out with connectors of several access keys or regions, as it is"
                            + " right for one only: then each one's password is derived from its secret key")));
        }
    }
}
