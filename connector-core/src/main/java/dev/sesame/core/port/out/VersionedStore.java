package dev.sesame.core.port.out;

import dev.sesame.core.change.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Things that are kept under an id and change now and then, read so that every process has them in memory: one cheap
 * question tells whether anything changed, the versions tell what. Safe for concurrent use; shared by any number of
 * processes. Every method throws {@link dev.sesame.core.error.StoreException} if the store cannot be used, whose kind says
 * whether something may have been changed, and {@link IllegalStateException} after it was closed.
 *
 * @param <T> what is kept
 */
public interface VersionedStore<T extends Versioned> {

    /**
     * Grows with each change: whoever sees a revision sees all changes up to it. The version that a change makes is greater
     * than the revision before it, and not greater than the one after. A call that changes nothing leaves it as it is; it may
     * grow with changes of other things.
     */
    long revision();

    /** The version of everything that is there, by its id. */
    Map<String, Long> versions();

    /** Those of these ids that are there, in any order, all as of the same moment. */
    List<T> find(Set<String> ids);
}
