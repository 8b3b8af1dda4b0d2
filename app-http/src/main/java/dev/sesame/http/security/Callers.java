package dev.sesame.http.security;

import dev.sesame.core.access.KeyHolder;
import dev.sesame.core.port.in.IdentifyCaller;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who is let in: the holders of keys, be they of the settings or created by people; everybody while there are none. */
@Singleton
public final class Callers {

    private final ApiKeys configured;
    private final IdentifyCaller created;

    Callers(ApiKeys configured, IdentifyCaller created) {
        this.configured = configured;
        this.created = created;
    }

    /** Whether a key is needed. */
    public boolean needKeys() {
        return !configured.isEmpty() || created.hasKeys();
    }

    /** The holder of this key; empty if it is no valid one. Takes the same time whichever it is. */
    Optional<KeyHolder> holder(String key) {
        Optional<KeyHolder> first = configured.holder(key);
        // Asked in any case, so that an answer does not tell by its time where a key is kept.
        Optional<KeyHolder> second = created.holder(key);
        return first.isPresent() ? first : second;
    }
}
