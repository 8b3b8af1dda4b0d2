package dev.sesame.http.config;

import dev.sesame.adapter.sessmtp.SesSmtpConfig;
import dev.sesame.adapter.sessmtp.SesSmtpTransport;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.TransportException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at the start which connectors have no way over SES SMTP, before somebody waits for a mail. */
final class SmtpAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpAccounts.class);

    private SmtpAccounts() {}

    /**
     * Warns of connectors that can only send over the API.
     *
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
        connectors.forEach((id, connector) -> {
            try {
                SesSmtpTransport.check(connector.account(), settings);
                if (connector.options().endpointId() != null) {
                    LOG.warn("Connector {} cannot send over SES SMTP: its endpointId has no SMTP form.", id);
                }
            } catch (TransportException e) {
                LOG.warn("Connector {} cannot send over SES SMTP. {}", id, e.getMessage());
            }
        });
    }
}
