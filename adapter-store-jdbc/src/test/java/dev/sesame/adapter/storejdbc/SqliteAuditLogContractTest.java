package dev.sesame.adapter.storejdbc;

import dev.sesame.core.port.out.ApiKeyStore;
import dev.sesame.core.port.out.AuditLog;
import dev.sesame.core.port.out.AuditLogContract;
import dev.sesame.core.port.out.ConnectorStore;
import dev.sesame.core.port.out.TemplateStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteAuditLogContractTest implements AuditLogContract {

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
    public AuditLog log() {
        return stores.first().auditLog();
    }

    @Override
    public ConnectorStore connectors() {
        return stores.first().connectors();
    }

    @Override
    public TemplateStore templates() {
        return stores.first().templates();
    }

    @Override
    public ApiKeyStore apiKeys() {
        return stores.first().apiKeys();
    }

    @Override
    public void close() {
        stores.first().close();
    }
}
