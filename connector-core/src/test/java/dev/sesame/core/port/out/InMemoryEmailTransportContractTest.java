package dev.sesame.core.port.out;

/** The kit passes on a transport that does everything right. */
class InMemoryEmailTransportContractTest implements EmailTransportContract {

    private final InMemoryProvider provider = new InMemoryProvider();

    @Override
    public ProviderHarness provider() {
        return provider;
    }
}
