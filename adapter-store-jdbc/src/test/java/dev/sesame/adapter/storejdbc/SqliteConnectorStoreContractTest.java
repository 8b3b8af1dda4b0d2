package dev.sesame.adapter.storejdbc;

import dev.sesame.core.port.out.ConnectorStore;
import dev.sesame.core.port.out.ConnectorStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteConnectorStoreContractTest implements ConnectorStoreContract {

    private static OpenStores stores;

    @BeforeAll
    static void open(@TempDir Path folder) {
        stores = new OpenStores(StoreConfig.builder("jdbc:sqlite:" + folder.resolve("store.db"))
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
