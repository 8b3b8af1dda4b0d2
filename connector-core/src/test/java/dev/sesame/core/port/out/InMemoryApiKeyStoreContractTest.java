package dev.sesame.core.port.out;

class InMemoryApiKeyStoreContractTest implements ApiKeyStoreContract {

    private final InMemoryApiKeyStore store = new InMemoryApiKeyStore();

    @Override
    public ApiKeyStore store() {
        return store;
    }

    /** Memory is shared with nobody. */
    @Override
    public ApiKeyStore another() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
