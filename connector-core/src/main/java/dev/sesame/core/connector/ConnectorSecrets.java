package dev.sesame.core.connector;

import dev.sesame.core.error.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The secrets in the document of a connector: given once, and never shown again. */
public final class ConnectorSecrets {

    /** The keys whose values are secrets. */
    private static final Set<String> KEYS = Set.of("accessKeySecret", "sessionToken");

    /** What people call secrets: a key that is unknown, or misspelt, may hold one all the same. */
    private static final Pattern LIKE_A_SECRET = Pattern.compile(
            "secret|passw|passphrase|token|credential|private.?key|api.?key|auth", Pattern.CASE_INSENSITIVE);

    private static final String KEY_ID = "accessKeyId";

    private ConnectorSecrets() {}

    /** Whether the value of this key is a secret, or is called like one. */
    public static boolean isSecret(String key) {
        return KEYS.contains(key) || LIKE_A_SECRET.matcher(key).find();
    }

    /** Whether the document has a mask in place of a secret. */
    public static boolean isMasked(Map<String, ?> document) {
        return !masks(document).isEmpty();
    }

    /** The same document with {@link Secret#MASK} in place of each secret. */
    public static Map<String, @Nullable Object> masked(Map<String, ?> document) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>(document);
        masked.replaceAll((key, value) -> isSecret(key) && value != null ? Secret.MASK : value);
        return masked;
    }

    /**
     * The same document with the secrets of the saved one in place of their masks.
     *
     * @param saved the document that was shown masked; null if there is none
     * @param problems gets a problem for each mask that stands for no secret, or for that of another access key
     */
    public static Map<String, @Nullable Object> unmasked(
            Map<String, ?> document, @Nullable Map<String, ?> saved, List<Problem> problems) {
        Map<String, ?> known = saved == null ? Map.of() : saved;
        Map<String, @Nullable Object> unmasked = new LinkedHashMap<>(document);
        for (String key : masks(document)) {
            Object secret = known.get(key);
            if (secret == null) {
                problems.add(new Problem("/" + key, "is a mask, and no secret is saved here: give the secret itself"));
                unmasked.remove(key);
            } else if (KEYS.contains(key) && !same(document.get(KEY_ID), known.get(KEY_ID))) {
                problems.add(new Problem(
                        "/" + key, "is the secret of another accessKeyId: give the one that belongs to this key"));
                unmasked.remove(key);
            } else {
                unmasked.put(key, secret);
            }
        }
        return unmasked;
    }

    private static List<String> masks(Map<String, ?> document) {
        List<String> masks = new ArrayList<>();
        document.forEach((key, value) -> {
            if (isSecret(key) && value instanceof String text && text.strip().equals(Secret.MASK)) {
                masks.add(key);
            }
        });
        return masks;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return one instanceof String text
                && other instanceof String known
                && text.strip().equals(known.strip());
    }
}
