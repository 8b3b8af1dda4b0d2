package dev.sesame.core.port.out;

class InMemoryAuditLogContractTest implements AuditLogContract {

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final InMemoryConnectorStore connectors = new InMemoryConnectorStore(log);
    private final InMemoryTemplateStore templates = new InMemoryTemplateStore(log);
    private final InMemoryApiKeyStore apiKeys = new InMemoryApiKeyStore(log);

    @Override
    public AuditLog log() {
        return log;
    }

    @Override
    public ConnectorStore connectors() {
        return connectors;
    }

    @Override
    public TemplateStore templates() {
        return templates;
    }

    @Override
    public ApiKeyStore apiKeys() {
        return apiKeys;
    }

    @Override
    public void close() {
        log.close();
    }
}
