package dev.sesame.core.access;

import org.jspecify.annotations.Nullable;

/**
 * A key to keep: all but the key itself.
 *
 * @param holder its name, its role and its limit
 * @param start what {@link ApiKey#start} says of it; no two keys have the same
 * @param digest what it is known by
 */
public record NewApiKey(KeyHolder holder, String start, KeyDigest digest) {

    /** What is to be kept of this key. */
    public static NewApiKey of(String name, Role role, @Nullable CallLimit limit, ApiKey key) {
        return new NewApiKey(
                new KeyHolder(name, role, limit), ApiKey.start(key.text().reveal()), KeyDigest.of(key));
    }
}
