package dev.sesame.core.port.in;

import dev.sesame.core.access.KeyHolder;
import dev.sesame.core.change.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as people see it: never the key itself.
 *
 * @param holder its name, its role and its limit
 * @param readOnly whether it is configured elsewhere, and can only be changed there
 * @param start what it begins with; null if it is configured elsewhere
 * @param created when, and by whom; null if it is configured elsewhere
 * @param usedAt the minute in which it was last used, on any instance, as far as is written down; null if never, or if it is
 *     configured elsewhere
 */
public record ApiKeyView(
        KeyHolder holder,
        boolean readOnly,
        @Nullable String start,
        @Nullable Change created,
        @Nullable Instant usedAt) {}
