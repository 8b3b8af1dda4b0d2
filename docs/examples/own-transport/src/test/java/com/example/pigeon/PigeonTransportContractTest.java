package com.example.pigeon;

import dev.sesame.core.port.out.EmailTransportContract;
import dev.sesame.core.port.out.ProviderHarness;
import org.junit.jupiter.api.AfterEach;

/** What every transport does, on this one. */
class PigeonTransportContractTest implements EmailTransportContract {

    private final Pigeon pigeon = new Pigeon();

    @Override
    public ProviderHarness provider() {
        return pigeon;
    }

    @AfterEach
    void close() {
        pigeon.close();
    }
}
