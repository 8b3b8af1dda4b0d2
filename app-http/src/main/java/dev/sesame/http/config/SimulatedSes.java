package dev.sesame.http.config;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The simulator in place of SES. It knows the keys of every account that sends through it; accounts that would get their
 * keys from AWS send with its own, so that nothing leaves the machine.
 */
final class SimulatedSes implements AutoCloseable {

    private static final AccessKeys EXAMPLE_KEYS =
            new AccessKeys(Credential.EXAMPLE.accessKeyId(), Secret.of(Credential.EXAMPLE.secret()), null);

    /** Keys are changed now and then, not without end. */
    private static final int MAX_KEYS = 10_000;

    private final Map<String, Credential> known = new ConcurrentHashMap<>();
    private final SesSimulator simulator;

    SimulatedSes(Clock clock) {
        this.simulator = SesSimulator.builder()
                .credential(Credential.EXAMPLE)
                .credentials(id -> Optional.ofNullable(known.get(id)))
                // Connectors with a multi-region endpoint sign so; a simulator cannot check it.
                .acceptUnverifiedSigV4a(true)
                .smtp()
                .clock(clock)
                .start();
    }

    SesSimulator simulator() {
        return simulator;
    }

    /** The account to use in place of this one, known to the simulator from now on. */
    SendingAccount account(SendingAccount account) {
        AccessKeys keys = account.keys();
        if (keys == null || account.role() != null) {
            return new SendingAccount(account.region(), EXAMPLE_KEYS, null);
        }
        if (known.size() >= MAX_KEYS) {
            known.clear();
        }
        Secret token = keys.sessionToken();
        known.put(keys.id(), new Credential(keys.id(), keys.secret().reveal(), token == null ? null : token.reveal()));
        return account;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
