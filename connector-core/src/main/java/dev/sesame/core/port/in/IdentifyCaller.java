package dev.sesame.core.port.in;

import dev.sesame.core.access.KeyHolder;
import java.util.Optional;

/** Knows the holders of the keys that people created, as of the last look; asks nobody. Safe for concurrent use. */
public interface IdentifyCaller {

    /**
     * The holder of this key, which counts as used now; empty if it is none of ours, or not any more. Takes the same time
     * whichever it is.
     */
    Optional<KeyHolder> holder(String key);

    /** Whether there are keys. */
    boolean hasKeys();
}
