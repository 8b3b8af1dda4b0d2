package dev.sesame.core.port.out;

class InMemoryTemplateStoreContractTest implements TemplateStoreContract {

    private final InMemoryTemplateStore store = new InMemoryTemplateStore();

    @Override
    public TemplateStore store() {
        return store;
    }

    /** Memory is shared with nobody. */
    @Override
    public TemplateStore another() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
