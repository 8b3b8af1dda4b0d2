package dev.sesame.http.config;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.template.BuiltInTemplates;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connectors as the simulator takes them: each keeps its keys, which the simulator then knows. Those that would get
 * their keys from AWS send with the simulator's own, so that nothing leaves the machine.
 */
final class SimulatedSes {

    private static final AccessKeys EXAMPLE_KEYS =
            new AccessKeys(Credential.EXAMPLE.accessKeyId(), Secret.of(Credential.EXAMPLE.secret()), null);

    private SimulatedSes() {}

    /** A simulator that knows the keys of these connectors. */
    static SesSimulator start(Map<String, ConnectorConfig> connectors, Clock clock) {
        Map<String, Credential> known = new HashMap<>();
        for (ConnectorConfig connector : connectors.values()) {
            AccessKeys keys = connector.account().keys();
            if (keys != null) {
                Secret token = keys.sessionToken();
                known.put(
                        keys.id(),
                        new Credential(keys.id(), keys.secret().reveal(), token == null ? null : token.reveal()));
            }
        }
        return SesSimulator.builder()
                .credential(Credential.EXAMPLE)
                .credentials(id -> Optional.ofNullable(known.get(id)))
                // Connectors with a multi-region endpoint sign so; a simulator cannot check it.
                .acceptUnverifiedSigV4a(true)
                .smtp()
                .clock(clock)
                .start();
    }

    /** The connectors to send with: these, or one made up if there is none. */
    static Map<String, ConnectorConfig> connectors(Map<String, ConnectorConfig> configured) {
        if (configured.isEmpty()) {
            return Map.of(ConnectorConfig.DEFAULT_ID, example());
        }
        Map<String, ConnectorConfig> simulated = new HashMap<>();
        configured.forEach((id, connector) -> simulated.put(id, simulated(connector)));
        return simulated;
    }

    private static ConnectorConfig simulated(ConnectorConfig connector) {
        SendingAccount account = connector.account();
        return account.keys() != null && account.role() == null
                ? connector
                : connector.withAccount(new SendingAccount(account.region(), EXAMPLE_KEYS, null));
    }

    /** What Sesame sends with before anything is configured: the built-in templates from an address that is nobody's. */
    private static ConnectorConfig example() {
        return new ConnectorConfig(
                new SendingAccount("us-east-1", EXAMPLE_KEYS, null),
                Mailbox.parse("Sesame <noreply@example.com>"),
                List.of(),
                SesOptions.NONE,
                Map.of(),
                BuiltInTemplates.defaultLanguage(),
                BuiltInTemplates.load(),
                Map.of(),
                List.of());
    }
}
