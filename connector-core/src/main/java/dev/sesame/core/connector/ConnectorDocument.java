package dev.sesame.core.connector;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration of a connector as it is saved: as {@link ConnectorConfig#parse} understood it, unknown keys included. */
public final class ConnectorDocument {

    private static final String REGION = "region";

    private ConnectorDocument() {}

    /** The same document with its texts trimmed, without what counts as absent. */
    public static Map<String, @Nullable Object> normalised(Map<String, ?> document) {
        Map<String, @Nullable Object> normalised = new LinkedHashMap<>();
        document.forEach((key, value) -> {
            if (value instanceof String text) {
                String trimmed = text.strip();
                if (!trimmed.isEmpty()) {
                    normalised.put(key, key.equals(REGION) ? trimmed.toLowerCase(Locale.ROOT) : trimmed);
                }
            } else if (value != null) {
                normalised.put(key, value);
            }
        });
        return normalised;
    }
}
