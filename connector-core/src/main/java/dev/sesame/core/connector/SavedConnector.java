package dev.sesame.core.connector;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Versioned;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connector as it was saved. {@link #toString()} shows nothing of its configuration.
 *
 * @param id its id
 * @param document its configuration, a JSON object as {@link ConnectorConfig#parse} reads it, secrets included
 * @param version grows with each change of anything; never given twice
 * @param change the last change of it
 * @param unreadable why its secrets cannot be read, and how to mend that; then they are missing in the document. Null if
 *     they can
 */
public record SavedConnector(
        String id,
        Map<String, @Nullable Object> document,
        long version,
        Change change,
        @Nullable String unreadable) implements Versioned {

    /** Copies the document. */
    // Not in the compact form, whose parameters lose their annotations when compiled: callers could not give nulls.
    public SavedConnector(
            String id,
            Map<String, @Nullable Object> document,
            long version,
            Change change,
            @Nullable String unreadable) {
        this.id = id;
        this.document = Collections.unmodifiableMap(new LinkedHashMap<>(document));
        this.version = version;
        this.change = change;
        this.unreadable = unreadable;
    }

    @Override
    public String toString() {
        return "SavedConnector[" + id + ", version " + version + "]";
    }
}
