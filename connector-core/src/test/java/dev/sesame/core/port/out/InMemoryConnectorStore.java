package dev.sesame.core.port.out;

import dev.sesame.core.change.Action;
import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.change.Subject;
import dev.sesame.core.connector.SavedConnector;
import dev.sesame.core.error.ConflictException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The promises of a store in the plainest way, for tests: keeps nothing beyond the process, and secrets as they are. */
public final class InMemoryConnectorStore implements ConnectorStore, AutoCloseable {

    private final Map<String, SavedConnector> connectors = new TreeMap<>();
    private final InMemoryAuditLog log;
    private long revision;
    private boolean closed;

    /** A store with a log of its own. */
    public InMemoryConnectorStore() {
        this(new InMemoryAuditLog());
    }

    /** A store whose changes are entered here. */
    public InMemoryConnectorStore(InMemoryAuditLog log) {
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
        connectors.forEach((id, connector) -> versions.put(id, connector.version()));
        return versions;
    }

    @Override
    public synchronized List<SavedConnector> find(Set<String> ids) {
        open();
        return connectors.values().stream()
                .filter(connector -> ids.contains(connector.id()))
                .toList();
    }

    @Override
    public synchronized SavedConnector save(
            String id, Map<String, @Nullable Object> document, Precondition precondition, Change change) {
        SavedConnector current = checked(id, precondition);
        Map<String, @Nullable Object> copy = object(document);
        if (current != null && current.document().equals(copy)) {
            return current;
        }
        Change cut = new Change(change.at().truncatedTo(ChronoUnit.MILLIS), change.by());
        revision = log.enter(change, Subject.CONNECTOR, id, current == null ? Action.CREATED : Action.REPLACED);
        SavedConnector saved = new SavedConnector(id, copy, revision, cut, null);
        connectors.put(id, saved);
        return saved;
    }

    @Override
    public synchronized boolean delete(String id, Precondition precondition, Change change) {
        if (checked(id, precondition) == null) {
            return false;
        }
        connectors.remove(id);
        revision = log.enter(change, Subject.CONNECTOR, id, Action.DELETED);
        return true;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private @Nullable SavedConnector checked(String id, Precondition precondition) {
        open();
        SavedConnector current = connectors.get(id);
        if (!precondition.allows(current == null ? null : current.version())) {
            throw ConflictException.preconditionFailed("The connector");
        }
        return current;
    }

    private void open() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> object) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((key, value) -> copy.put(String.valueOf(key), value(value)));
        return copy;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object(object);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(value(element)));
            return copy;
        }
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(value.toString());
        }
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger
                ? smallest(new BigInteger(value.toString()))
                : value;
    }

    private static Number smallest(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }
}
