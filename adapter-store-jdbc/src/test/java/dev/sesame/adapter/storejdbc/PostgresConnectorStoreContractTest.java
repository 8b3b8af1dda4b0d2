package dev.sesame.adapter.storejdbc;

import dev.sesame.core.port.out.ConnectorStore;
import dev.sesame.core.port.out.ConnectorStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class PostgresConnectorStoreContractTest implements ConnectorStoreContract {

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
    public ConnectorStore store() {
        return stores.first().connectors();
    }

    @Override
    public ConnectorStore another() {
        return stores.another().connectors();
    }

    @Override
    public void close() {
        stores.first().close();
    }
}
