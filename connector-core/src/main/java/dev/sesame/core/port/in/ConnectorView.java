package dev.sesame.core.port.in;

import dev.sesame.core.change.Change;
import dev.sesame.core.error.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connector as people see it.
 *
 * @param id its id
 * @param document its configuration, with masks in place of secrets
 * @param source where it is configured if not here, for people; null if it is saved here
 * @param readOnly whether it can only be changed where it is configured
 * @param version its version; null if it is not saved here
 * @param change its last change; null if it is not saved here
 * @param errors why it cannot be used; empty if it can
 * @param warnings what is questionable about it
 */
public record ConnectorView(
        String id,
        Map<String, @Nullable Object> document,
        @Nullable String source,
        boolean readOnly,
        @Nullable Long version,
        @Nullable Change change,
        List<Problem> errors,
        List<Problem> warnings) {

    /** Copies the collections. */
    public ConnectorView {
        document = Collections.unmodifiableMap(new LinkedHashMap<>(document));
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Shows nothing of its configuration. */
    @Override
    public String toString() {
        return "ConnectorView[" + id + "]";
    }
}
