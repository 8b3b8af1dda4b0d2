package dev.sesame.core.access;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that is kept, without the key itself. It never changes; one of the same name that is made later is another.
 *
 * @param key what it is
 * @param version grows with each change of anything; never given twice
 * @param change when it was created, and by whom
 * @param usedAt the minute in which it was last used; null for never
 */
public record SavedApiKey(
        NewApiKey key,
        long version,
        Change change,
        @Nullable Instant usedAt) implements Versioned {

    /** Its name. */
    @Override
    public String id() {
        return key.holder().name();
    }
}
