package dev.sesame.adapter.storejdbc;

class PostgresEncryptionTest implements EncryptionContract {

    private final String schema = PostgresServer.newSchema();

    @Override
    public StoreConfig config() {
        return PostgresServer.config(schema).build();
    }

    @Override
    public String forbidding(String id) {
        return "ALTER TABLE connector ADD CONSTRAINT nobody CHECK (id <> '" + id + "') NOT VALID";
    }

    @Override
    public String allowing() {
        return "ALTER TABLE connector DROP CONSTRAINT nobody";
    }
}
