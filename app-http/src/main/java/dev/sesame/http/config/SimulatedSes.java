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

    /** Those of nobody: the simulator alone knows them. */
    private static final AccessKeys OWN_KEYS =
            new AccessKeys("AKIASIMULATEDSESAME0", Secret.of("simulated by Sesame, and no secret"), null);

    /** Keys are changed now and then, not without end. */
    private static final int MAX_KEYS = 10_000;

    private final Map<String, Credential> known = new ConcurrentHashMap<>();
    private final SesSimulator simulator;

    SimulatedSes(Clock clock) {
        this.simulator = SesSimulator.builder()
                .credential(credential(OWN_KEYS))
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
            return new SendingAccount(account.region(), OWN_KEYS, null);
        }
        if (known.size() >= MAX_KEYS) {
            known.clear();
        }
        known.put(keys.id(), credential(keys));
        return account;
    }

    private static Credential credential(AccessKeys keys) {
        Secret token = keys.sessionToken();
        return new Credential(keys.id(), keys.secret().reveal(), token == null ? null : token.reveal());
    }

    @Override
    public void close() {
        simulator.close();
    }
}
