package dev.sesame.core.port.out;

class InMemoryMessageStoreContractTest implements MessageStoreContract {

    private final MessageStore store = new InMemoryMessageStore();

    @Override
    public MessageStore store() {
        return store;
    }

    /** Memory is shared with nobody. */
    @Override
    public MessageStore another() {
        return store;
    }
}
