package com.example.signin;

import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts a simulator before the application, which sends to it, and gives it to the test. */
public final class SimulatedSes implements QuarkusTestResourceLifecycleManager {

    private final SesSimulator simulator = SesSimulator.start();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "mail.endpoint", simulator.apiEndpoint().toString(),
                "mail.access-key-id", Credential.EXAMPLE.accessKeyId(),
                "mail.access-key-secret", Credential.EXAMPLE.secret());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(simulator, new TestInjector.MatchesType(SesSimulator.class));
    }

    @Override
    public void stop() {
        simulator.close();
    }
}
