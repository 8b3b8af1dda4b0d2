package dev.sesame.simulator.account;

import org.jspecify.annotations.Nullable;

/**
 * An access key that the simulator knows. Its text form never shows the secret.
 *
 * @param secret the secret access key
 * @param sessionToken the token every request must carry, or null for a long-term key
 */
public record Credential(
        String accessKeyId, String secret, @Nullable String sessionToken) {

    /** The key pair that AWS uses in its documentation; known to a simulator that is given no other credential. */
    public static final Credential EXAMPLE = of("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    public Credential {
        if (accessKeyId.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("a credential needs an access key id and a secret");
        }
    }

    public static Credential of(String accessKeyId, String secret) {
        return new Credential(accessKeyId, secret, null);
    }

    @Override
    public String toString() {
        return "Credential[" + accessKeyId + "]";
    }
}
