package dev.sesame.adapter.storejdbc;

import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.port.out.MessageStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteMessageStoreContractTest implements MessageStoreContract {

    private static OpenStores stores;

    @BeforeAll
    static void open(@TempDir Path folder) {
        stores = new OpenStores(
                StoreConfig.builder("jdbc:sqlite:" + folder.resolve("store.db")).build());
    }

    @AfterEach
    void reset() throws Exception {
        stores.reset();
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @Override
    public MessageStore store() {
        return stores.first().messages();
    }

    @Override
    public MessageStore another() {
        return stores.another().messages();
    }
}
