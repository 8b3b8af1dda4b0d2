package dev.sesame.adapter.storejdbc;

import dev.sesame.core.port.out.TemplateStore;
import dev.sesame.core.port.out.TemplateStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class PostgresTemplateStoreContractTest implements TemplateStoreContract {

    private static OpenStores stores;

    @BeforeAll
    static void open() {
        stores = new OpenStores(PostgresServer.config(PostgresServer.newSchema())
                .encryption(TestKeys.only(TestKeys.ONE))
                .build());
    }

    @AfterEach
    void reset() throws Exception {
        stores.reset();
    }

    @AfterAll
    static void closeAll() {
        stores.close();
    }

    @Override
    public TemplateStore store() {
        return stores.first().templates();
    }

    @Override
    public TemplateStore another() {
        return stores.another().templates();
    }

    @Override
    public void close() {
        stores.first().close();
    }
}
