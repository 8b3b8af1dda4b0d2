package dev.sesame.adapter.sesapi;

import dev.sesame.core.port.out.EmailTransportContract;
import dev.sesame.core.port.out.ProviderHarness;
import org.junit.jupiter.api.AfterEach;

class SesApiTransportContractTest implements EmailTransportContract {

    private final SimulatedSes ses = new SimulatedSes();

    @Override
    public ProviderHarness provider() {
        return ses;
    }

    @AfterEach
    void close() {
        ses.close();
    }
}
