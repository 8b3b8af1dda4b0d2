package dev.sesame.adapter.storejdbc;

import dev.sesame.core.access.CallLimit;
import dev.sesame.core.access.KeyDigest;
import dev.sesame.core.access.KeyHolder;
import dev.sesame.core.access.NewApiKey;
import dev.sesame.core.access.Role;
import dev.sesame.core.access.SavedApiKey;
import dev.sesame.core.change.Action;
import dev.sesame.core.change.Change;
import dev.sesame.core.change.Subject;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.port.out.ApiKeyStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps API keys in SQLite or PostgreSQL. One that was damaged there lets nobody in. */
public final class JdbcApiKeyStore implements ApiKeyStore {

    private static final String FROM_API_KEY =
            "SELECT name, role, call_limit, key_start, salt, hash, version, changed_at,"
                    + " changed_by, used_at FROM api_key ";

    private final Database database;

    JdbcApiKeyStore(Database database) {
        this.database = database;
    }

    @Override
    public long revision() {
        return database.read(Revision::read);
    }

    @Override
    public Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        database.read(session -> session.list(
                        "SELECT name, version FROM api_key",
                        row -> Map.entry(row.getString("name"), row.getLong("version"))))
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
        return versions;
    }

    @Override
    public List<SavedApiKey> find(Set<String> names) {
        String wanted = Ids.json(names);
        return database
                .read(session -> session.list(
                        FROM_API_KEY + "WHERE name IN " + database.dialect().elements(), JdbcApiKeyStore::key, wanted))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public SavedApiKey create(NewApiKey key, Change change) {
        return database.write(session -> create(session, key, change));
    }

    private SavedApiKey create(Session session, NewApiKey key, Change change) throws SQLException {
        KeyHolder holder = key.holder();
        Revision revision = Revision.locked(session, database.dialect());
        if (session.first(
                        "SELECT 1 AS one FROM api_key WHERE name = ? OR key_start = ?",
                        row -> true,
                        holder.name(),
                        key.start())
                .isPresent()) {
            throw new ConflictException(ErrorCode.ALREADY_EXISTS, "There is a key of that name: take another");
        }
        long version = revision.next();
        CallLimit limit = holder.limit();
        session.update(
                """
                INSERT INTO api_key (name, role, call_limit, key_start, salt, hash, version, changed_at, changed_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                holder.name(),
                holder.role().id(),
                limit == null ? null : limit.toString(),
                key.start(),
                key.digest().salt(),
                key.digest().hash(),
                version,
                change.at().toEpochMilli(),
                change.by());
        Audit.enter(session, version, change, Subject.API_KEY, holder.name(), Action.CREATED);
        return new SavedApiKey(key, version, Revision.cut(change), null);
    }

    @Override
    public boolean delete(String name, Change change) {
        return database.write(session -> {
            Revision revision = Revision.locked(session, database.dialect());
            if (session.update("DELETE FROM api_key WHERE name = ?", name) == 0) {
                return false;
            }
            Audit.enter(session, revision.next(), change, Subject.API_KEY, name, Action.DELETED);
            return true;
        });
    }

    @Override
    public void used(Map<Long, Instant> times) {
        // In the same order everywhere: two processes that write the same keys down do not wait for each other.
        Map<Long, Instant> sorted = new TreeMap<>(times);
        List<@Nullable Object[]> rows = sorted.entrySet().stream()
                .map(entry -> new @Nullable Object[] {
                    entry.getValue().toEpochMilli(),
                    entry.getKey(),
                    entry.getValue().toEpochMilli()
                })
                .toList();
        boolean unused = database.write(session -> {
            session.updateEach(
                    "UPDATE api_key SET used_at = ? WHERE version = ? AND (used_at IS NULL OR used_at < ?)", rows);
            return true;
        });
    }

    /** Empty if it cannot be read. */
    private static Optional<SavedApiKey> key(ResultSet row) throws SQLException {
        Optional<Role> role = Role.parse(row.getString("role"));
        String limit = row.getString("call_limit");
        Optional<CallLimit> parsed = limit == null ? Optional.empty() : CallLimit.parse(limit);
        if (role.isEmpty() || (limit != null && parsed.isEmpty())) {
            return Optional.empty();
        }
        NewApiKey key = new NewApiKey(
                new KeyHolder(row.getString("name"), role.get(), parsed.orElse(null)),
                row.getString("key_start"),
                new KeyDigest(row.getString("salt"), row.getString("hash")));
        return Optional.of(
                new SavedApiKey(key, row.getLong("version"), Revision.change(row), Millis.getNullable(row, "used_at")));
    }
}
