package dev.sesame.adapter.storejdbc;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What secrets are encrypted with in the store: the current key, and former ones that they may still be encrypted with.
 * {@link #toString()} names the keys, and reveals nothing of them. Immutable.
 */
public final class EncryptionKeys {

    private static final String RULE =
            "must be 32 random bytes in base64, such as \"openssl rand -base64 32\" makes, and was not";

    private final EncryptionKey current;
    private final List<EncryptionKey> former;

    private EncryptionKeys(EncryptionKey current, List<EncryptionKey> former) {
        this.current = current;
        this.former = former;
    }

    /**
     * These keys, each 32 bytes in base64.
     *
     * @param current what is encrypted from now on is encrypted with it
     * @param former what else can be decrypted; empty if the key was never changed
     * @throws InvalidInputException if a key is anything else; it names each, and repeats nothing of it
     */
    public static EncryptionKeys of(Secret current, List<Secret> former) {
        List<Problem> problems = new ArrayList<>();
        Optional<EncryptionKey> key = EncryptionKey.parse(current);
        if (key.isEmpty()) {
            problems.add(new Problem("", "encryption-key " + RULE));
        }
        List<EncryptionKey> others = former.stream()
                .map(EncryptionKey::parse)
                .flatMap(Optional::stream)
                .toList();
        if (others.size() < former.size()) {
            problems.add(new Problem("", "encryption-former-keys must be separated by commas, and each " + RULE));
        }
        if (!problems.isEmpty()) {
            throw InvalidInputException.settings(problems);
        }
        return new EncryptionKeys(key.orElseThrow(), others);
    }

    /** A new random key, in base64. */
    public static Secret newKey() {
        byte[] bytes = new byte[EncryptionKey.BYTES];
        new SecureRandom().nextBytes(bytes);
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    EncryptionKey current() {
        return current;
    }

    /** The key of that id, current or former. */
    Optional<EncryptionKey> find(String id) {
        return Stream.concat(Stream.of(current), former.stream())
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncryptionKeys keys && current.equals(keys.current) && former.equals(keys.former);
    }

    @Override
    public int hashCode() {
        return current.hashCode();
    }

    @Override
    public String toString() {
        return "EncryptionKeys[" + current + ", former " + former + "]";
    }
}
