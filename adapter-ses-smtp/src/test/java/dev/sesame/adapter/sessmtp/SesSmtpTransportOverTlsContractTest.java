package dev.sesame.adapter.sessmtp;

import dev.sesame.core.port.out.EmailTransportContract;
import dev.sesame.core.port.out.ProviderHarness;
import org.junit.jupiter.api.AfterEach;

class SesSmtpTransportOverTlsContractTest implements EmailTransportContract {

    private final SimulatedSes ses = SimulatedSes.withTls();

    @Override
    public ProviderHarness provider() {
        return ses;
    }

    @AfterEach
    void close() {
        ses.close();
    }
}
