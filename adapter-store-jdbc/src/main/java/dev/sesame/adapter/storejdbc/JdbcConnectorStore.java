package dev.sesame.adapter.storejdbc;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.connector.SavedConnector;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.port.out.ConnectorStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps connectors in SQLite or PostgreSQL, their secrets encrypted. */
public final class JdbcConnectorStore implements ConnectorStore {

    private static final String FROM_CONNECTOR =
            "SELECT id, document, secrets, encryption_key, version, changed_at, changed_by FROM connector ";

    private final Database database;
    private final SecretVault vault;

    JdbcConnectorStore(Database database, SecretVault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override
    public long revision() {
        return database.read(Revision::read);
    }

    @Override
    public Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        database.read(session -> session.list(
                        "SELECT id, version FROM connector",
                        row -> Map.entry(row.getString("id"), row.getLong("version"))))
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
        return versions;
    }

    @Override
    public List<SavedConnector> find(Set<String> ids) {
        String wanted = Ids.json(ids);
        return database.read(session -> session.list(
                FROM_CONNECTOR + "WHERE id IN " + database.dialect().elements(), this::connector, wanted));
    }

    @Override
    public SavedConnector save(
            String id, Map<String, @Nullable Object> document, Precondition precondition, Change change) {
        Sealed sealed = vault.seal(id, document);
        return database.write(session -> save(session, id, sealed, precondition, Revision.cut(change)));
    }

    private SavedConnector save(Session session, String id, Sealed sealed, Precondition precondition, Change change)
            throws SQLException {
        Revision revision = Revision.locked(session, database.dialect());
        SavedConnector current = checked(session, id, precondition);
        SecretVault.Opened opened = vault.open(id, sealed);
        if (current != null
                && current.unreadable() == null
                && current.document().equals(opened.document())) {
            // The same, but maybe under a former key, which is not to be needed for ever.
            session.update(
                    "UPDATE connector SET secrets = ?, encryption_key = ? WHERE id = ? AND encryption_key <> ?",
                    sealed.secrets(),
                    sealed.keyId(),
                    id,
                    vault.currentKeyId());
            return current;
        }
        long version = revision.next();
        session.update(
                """
                INSERT INTO connector (id, document, secrets, encryption_key, version, changed_at, changed_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    document = excluded.document,
                    secrets = excluded.secrets,
                    encryption_key = excluded.encryption_key,
                    version = excluded.version,
                    changed_at = excluded.changed_at,
                    changed_by = excluded.changed_by
                """,
                id,
                sealed.document(),
                sealed.secrets(),
                sealed.keyId(),
                version,
                change.at().toEpochMilli(),
                change.by());
        return new SavedConnector(id, opened.document(), version, change, opened.unreadable());
    }

    @Override
    public boolean delete(String id, Precondition precondition) {
        return database.write(session -> {
            Revision revision = Revision.locked(session, database.dialect());
            if (checked(session, id, precondition) == null) {
                return false;
            }
            session.update("DELETE FROM connector WHERE id = ?", id);
            revision.next();
            return true;
        });
    }

    private @Nullable SavedConnector checked(Session session, String id, Precondition precondition)
            throws SQLException {
        Optional<SavedConnector> current = session.first(FROM_CONNECTOR + "WHERE id = ?", this::connector, id);
        if (!precondition.allows(current.map(SavedConnector::version).orElse(null))) {
            throw ConflictException.preconditionFailed("The connector");
        }
        return current.orElse(null);
    }

    private SavedConnector connector(ResultSet row) throws SQLException {
        String id = row.getString("id");
        SecretVault.Opened opened = vault.open(
                id, new Sealed(row.getString("document"), row.getString("secrets"), row.getString("encryption_key")));
        return new SavedConnector(
                id, opened.document(), row.getLong("version"), Revision.change(row), opened.unreadable());
    }
}
