package dev.sesame.adapter.sesapi;

import dev.sesame.core.connector.Brand;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateCatalog;
import dev.sesame.core.template.UsageType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Connectors to look at in tests. They send as noreply@mail.example.com. */
final class Connectors {

    static final ConnectorConfig EXAMPLE = on(Accounts.EXAMPLE);

    private Connectors() {}

    static ConnectorConfig on(SendingAccount account) {
        return connector(account, "noreply@mail.example.com", SesOptions.NONE);
    }

    static ConnectorConfig with(SesOptions options) {
        return connector(Accounts.EXAMPLE, "noreply@mail.example.com", options);
    }

    static ConnectorConfig withConfigurationSet(String name) {
        return with(new SesOptions(null, null, null, name, null, null));
    }

    static ConnectorConfig withSender(String address, String... sendersOfTemplates) {
        return connector(Accounts.EXAMPLE, address, SesOptions.NONE, sendersOfTemplates);
    }

    private static ConnectorConfig connector(
            SendingAccount account, String sender, SesOptions options, String... sendersOfTemplates) {
        List<Template> templates = Arrays.stream(sendersOfTemplates)
                .map(sendFrom ->
                        new Template(UsageType.GENERIC, null, "s", "c", ContentType.TEXT_PLAIN, null, null, sendFrom))
                .toList();
        return new ConnectorConfig(
                account,
                Mailbox.parse(sender),
                List.of(),
                options,
                Map.of(),
                null,
                Brand.NONE,
                TemplateCatalog.of(templates),
                Map.of(),
                List.of());
    }
}
