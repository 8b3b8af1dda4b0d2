package dev.sesame.adapter.storejdbc;

import dev.sesame.core.port.out.ApiKeyStore;
import dev.sesame.core.port.out.ApiKeyStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteApiKeyStoreContractTest implements ApiKeyStoreContract {

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
    public ApiKeyStore store() {
        return stores.first().apiKeys();
    }

    @Override
    public ApiKeyStore another() {
        return stores.another().apiKeys();
    }

    @Override
    public void close() {
        stores.first().close();
    }
}
