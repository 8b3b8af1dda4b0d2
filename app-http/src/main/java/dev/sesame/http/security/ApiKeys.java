package dev.sesame.http.security;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys that callers authenticate with, each with a name; only their digests are kept. Immutable. */
public final class ApiKeys {

    /** No keys: every caller is let in. */
    public static final ApiKeys NONE = new ApiKeys(Map.of());

    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9._-]{1,64}):(\\S+)");

    private final Map<String, byte[]> digestsByName;

    private ApiKeys(Map<String, byte[]> digestsByName) {
        this.digestsByName = digestsByName;
    }

    /**
     * Reads {@code name:key,name:key}; blank for none.
     *
     * @throws InvalidInputException if an entry is not of that form, or a name stands twice; it repeats no key
     */
    public static ApiKeys parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        Map<String, byte[]> digests = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            Matcher matcher = ENTRY.matcher(entry.strip());
            if (!matcher.matches() || digests.putIfAbsent(matcher.group(1), digest(matcher.group(2))) != null) {
                throw InvalidInputException.settings(List.of(
                        new Problem("", "must be name:key,name:key with different names and keys without spaces")));
            }
        }
        return new ApiKeys(digests);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return digestsByName.isEmpty();
    }

    /** The name of this key; empty if it is none of ours. Takes the same time whichever it is. */
    public Optional<String> nameOf(String key) {
        byte[] digest = digest(key);
        String found = null;
        for (Map.Entry<String, byte[]> known : digestsByName.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), digest)) {
                found = known.getKey();
            }
        }
        return Optional.ofNullable(found);
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ApiKeys" + digestsByName.keySet();
    }
}
