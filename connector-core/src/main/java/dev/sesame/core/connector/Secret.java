package dev.sesame.core.connector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that must not get out: {@link #toString()} masks it, it is not {@link java.io.Serializable}, it has no
 * accessor that a JSON library takes for a property, and comparing takes the same time whatever differs. Immutable.
 */
public final class Secret {

    /** What is shown in place of a secret. */
    public static final String MASK = "********";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * A secret with this value.
     *
     * @throws IllegalArgumentException if the value is empty
     */
    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        return new Secret(value);
    }

    /** The value itself, to hand to what authenticates with it and to nothing else. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
