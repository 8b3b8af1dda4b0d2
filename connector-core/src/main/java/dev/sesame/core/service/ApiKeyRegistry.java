package dev.sesame.core.service;

import dev.sesame.core.access.ApiKey;
import dev.sesame.core.access.KeyDigest;
import dev.sesame.core.access.KeyHolder;
import dev.sesame.core.access.NewApiKey;
import dev.sesame.core.access.Role;
import dev.sesame.core.access.SavedApiKey;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.in.IdentifyCaller;
import dev.sesame.core.port.out.ApiKeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that people created, as of the last look, and when they were used here since it was last written down. */
final class ApiKeyRegistry implements IdentifyCaller {

    private static final Duration PRECISION = Duration.ofMinutes(1);

    /** Compared with where there is no key of that start, so that it takes as long. */
    private static final KeyDigest NOBODYS =
            NewApiKey.of("nobody", Role.READ, null, ApiKey.generate()).digest();

    private final ApiKeyStore store;
    private final Clock clock;
    private final Replica<SavedApiKey, SavedApiKey> replica;
    private volatile Map<String, SavedApiKey> byStart = Map.of();

    /** The minutes that keys were last used in, by their versions. */
    private final Map<Long, Instant> used = new ConcurrentHashMap<>();

    private Map<Long, Instant> written = Map.of();

    ApiKeyRegistry(ApiKeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.replica = new Replica<>(store, (saved, before) -> saved);
    }

    @Override
    public Optional<KeyHolder> holder(String key) {
        SavedApiKey saved = byStart.get(ApiKey.start(key));
        boolean matches = (saved == null ? NOBODYS : saved.key().digest()).matches(key);
        if (saved == null || !matches) {
            return Optional.empty();
        }
        use(saved.version(), clock.instant());
        return Optional.of(saved.key().holder());
    }

    private void use(long version, Instant now) {
        Instant last = used.get(version);
        // Most calls write nothing, not even to memory.
        if (last == null || !now.isBefore(last.plus(PRECISION))) {
            used.put(version, now.truncatedTo(ChronoUnit.MINUTES));
        }
    }

    @Override
    public boolean hasKeys() {
        return !byStart.isEmpty();
    }

    /** All of them, by name. */
    Map<String, SavedApiKey> all() {
        return replica.all();
    }

    /** Looks what is saved now. */
    synchronized void refresh() {
        if (!replica.refresh().isEmpty()) {
            Map<String, SavedApiKey> now = new HashMap<>();
            replica.all().values().forEach(saved -> now.put(saved.key().start(), saved));
            byStart = now;
        }
    }

    /** The same after a change made here, which is made whether it can be looked at now or later. */
    void catchUp() {
        try {
            refresh();
        } catch (StoreException e) {
            // The next look finds it.
        }
    }

    /** Writes down which keys were used since the last time; at most once a minute for each. */
    synchronized void writeDown() {
        Map<Long, Instant> now = Map.copyOf(used);
        Map<Long, Instant> news = new HashMap<>(now);
        news.entrySet().removeAll(written.entrySet());
        if (!news.isEmpty()) {
            store.used(news);
        }
        written = now;
        forget();
    }

    /** What a deleted key was used for is nobody's business any more. */
    private void forget() {
        Map<String, SavedApiKey> known = replica.all();
        used.keySet().removeIf(version -> known.values().stream().noneMatch(saved -> saved.version() == version));
    }
}
