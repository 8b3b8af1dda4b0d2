package dev.sesame.core.port.out;

import dev.sesame.core.access.NewApiKey;
import dev.sesame.core.access.SavedApiKey;
import dev.sesame.core.change.Action;
import dev.sesame.core.change.Change;
import dev.sesame.core.change.Subject;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.error.ErrorCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The promises of a store in the plainest way, for tests: keeps nothing beyond the process. */
public final class InMemoryApiKeyStore implements ApiKeyStore, AutoCloseable {

    private final Map<String, SavedApiKey> keys = new TreeMap<>();
    private final InMemoryAuditLog log;
    private long revision;
    private boolean closed;

    /** A store with a log of its own. */
    public InMemoryApiKeyStore() {
        this(new InMemoryAuditLog());
    }

    /** A store whose changes are entered here. */
    public InMemoryApiKeyStore(InMemoryAuditLog log) {
        this.log = log;
    }

    @Override
    public synchronized long revision() {
        open();
        return revision;
    }

    @Override
    public synchronized Map<String, Long> versions() {
        open();
        Map<String, Long> versions = new HashMap<>();
        keys.forEach((name, key) -> versions.put(name, key.version()));
        return versions;
    }

    @Override
    public synchronized List<SavedApiKey> find(Set<String> names) {
        open();
        return keys.values().stream().filter(key -> names.contains(key.id())).toList();
    }

    @Override
    public synchronized SavedApiKey create(NewApiKey key, Change change) {
        open();
        String name = key.holder().name();
        if (keys.values().stream()
                .anyMatch(
                        known -> known.id().equals(name) || known.key().start().equals(key.start()))) {
            throw new ConflictException(ErrorCode.ALREADY_EXISTS, "There is a key of that name: take another");
        }
        revision = log.enter(change, Subject.API_KEY, name, Action.CREATED);
        Change cut = new Change(change.at().truncatedTo(ChronoUnit.MILLIS), change.by());
        SavedApiKey saved = new SavedApiKey(key, revision, cut, null);
        keys.put(name, saved);
        return saved;
    }

    @Override
    public synchronized boolean delete(String name, Change change) {
        open();
        if (keys.remove(name) == null) {
            return false;
        }
        revision = log.enter(change, Subject.API_KEY, name, Action.DELETED);
        return true;
    }

    @Override
    public synchronized void used(Map<Long, Instant> times) {
        open();
        keys.replaceAll((name, key) -> {
            Instant time = times.get(key.version());
            Instant known = key.usedAt();
            return time == null || (known != null && !time.isAfter(known))
                    ? key
                    : new SavedApiKey(key.key(), key.version(), key.change(), time.truncatedTo(ChronoUnit.MILLIS));
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private void open() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }
}
