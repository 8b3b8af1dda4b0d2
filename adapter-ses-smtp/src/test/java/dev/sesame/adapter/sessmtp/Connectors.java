package dev.sesame.adapter.sessmtp;

import dev.sesame.core.connector.Brand;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.template.TemplateCatalog;
import java.util.List;
import java.util.Map;

/** Connectors to look at in tests. */
final class Connectors {

    private Connectors() {}

    static ConnectorConfig on(SendingAccount account) {
        return with(account, SesOptions.NONE);
    }

    static ConnectorConfig with(SendingAccount account, SesOptions options) {
        return new ConnectorConfig(
                account,
                Mailbox.parse("Acme <noreply@example.com>"),
                List.of(),
                options,
                Map.of(),
                null,
                Brand.NONE,
                TemplateCatalog.of(List.of()),
                Map.of(),
                List.of());
    }
}
