package dev.sesame.core.service;

import dev.sesame.core.change.Versioned;
import dev.sesame.core.port.out.VersionedStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps, in memory, as of the last look: messages are made without asking the store, and go on being made while
 * it cannot be used. Only what changed is read again. Safe for concurrent use.
 */
final class Replica<S extends Versioned, V> {

    private record Entry<V>(long version, V value) {}

    private final VersionedStore<S> store;
    private final BiFunction<S, @Nullable V, V> reader;
    private volatile Map<String, Entry<V>> entries = Map.of();
    private @Nullable Long revision;

    /** What is kept is made by the reader of what is saved, and of what was made of it before; null if nothing was. */
    Replica(VersionedStore<S> store, BiFunction<S, @Nullable V, V> reader) {
        this.store = store;
        this.reader = reader;
    }

    /**
     * Looks what is saved now.
     *
     * @return the ids of what changed since the last look
     */
    synchronized Set<String> refresh() {
        // Read first: what changes in between is looked at once more the next time.
        Long seen = store.revision();
        if (seen.equals(revision)) {
            return Set.of();
        }
        Map<String, Entry<V>> before = entries;
        Map<String, Long> versions = store.versions();
        Set<String> stale = new HashSet<>();
        Map<String, Entry<V>> now = new HashMap<>();
        versions.forEach((id, version) -> {
            Entry<V> known = before.get(id);
            if (known != null && known.version() == version) {
                now.put(id, known);
            } else {
                stale.add(id);
            }
        });
        for (S saved : stale.isEmpty() ? Set.<S>of() : Set.copyOf(store.find(stale))) {
            Entry<V> known = before.get(saved.id());
            now.put(
                    saved.id(),
                    new Entry<>(saved.version(), reader.apply(saved, known == null ? null : known.value())));
        }
        Set<String> changed = new HashSet<>(stale);
        before.keySet().stream().filter(id -> !now.containsKey(id)).forEach(changed::add);
        entries = now;
        revision = seen;
        return changed;
    }

    /** The value of that id; null if there is none. */
    @Nullable
    V get(String id) {
        Entry<V> entry = entries.get(id);
        return entry == null ? null : entry.value();
    }

    /** All values, by id. */
    Map<String, V> all() {
        Map<String, V> all = new HashMap<>();
        entries.forEach((id, entry) -> all.put(id, entry.value()));
        return all;
    }
}
