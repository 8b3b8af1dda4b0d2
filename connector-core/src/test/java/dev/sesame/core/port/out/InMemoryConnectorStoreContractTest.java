package dev.sesame.core.port.out;

class InMemoryConnectorStoreContractTest implements ConnectorStoreContract {

    private final InMemoryConnectorStore store = new InMemoryConnectorStore();

    @Override
    public ConnectorStore store() {
        return store;
    }

    /** Memory is shared with nobody. */
    @Override
    public ConnectorStore another() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
