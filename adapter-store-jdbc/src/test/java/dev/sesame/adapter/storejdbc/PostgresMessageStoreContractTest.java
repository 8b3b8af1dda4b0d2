package dev.sesame.adapter.storejdbc;

import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.port.out.MessageStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class PostgresMessageStoreContractTest implements MessageStoreContract {

    private static OpenStores stores;

    @BeforeAll
    static void open() {
        stores =
                new OpenStores(PostgresServer.config(PostgresServer.newSchema()).build());
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
