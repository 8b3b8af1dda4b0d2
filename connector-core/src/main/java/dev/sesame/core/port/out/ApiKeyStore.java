package dev.sesame.core.port.out;

import dev.sesame.core.access.NewApiKey;
import dev.sesame.core.access.SavedApiKey;
import dev.sesame.core.change.Change;
import java.time.Instant;
import java.util.Map;

/** Keeps the API keys that people create, each under its name; never the key itself. */
public interface ApiKeyStore extends VersionedStore<SavedApiKey> {

    /**
     * Keeps a key, and enters that it was created into the {@link AuditLog}.
     *
     * @return it as it is now
     * @throws dev.sesame.core.error.ConflictException with {@code ALREADY_EXISTS} if there is one of that name or that start;
     *     nothing was changed
     */
    SavedApiKey create(NewApiKey key, Change change);

    /**
     * Deletes a key, and enters it into the {@link AuditLog}.
     *
     * @return whether there was one
     */
    boolean delete(String name, Change change);

    /**
     * Keeps when keys were last used, where that is later than what is known. It is no change: revision and versions stay.
     *
     * @param times when, by version; those of keys that are gone are ignored
     */
    void used(Map<Long, Instant> times);
}
