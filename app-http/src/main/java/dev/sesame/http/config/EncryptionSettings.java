package dev.sesame.http.config;

import dev.sesame.adapter.storejdbc.EncryptionKeys;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the secrets in the store are encrypted with: the settings {@code encryption-*}.
 *
 * @param key the current key; null for the one in the file
 * @param former what secrets may still be encrypted with
 * @param file where the key is that Sesame makes itself
 */
record EncryptionSettings(@Nullable Secret key, List<Secret> former, Path file) {

    private static final String FILE = "encryption.key";

    static EncryptionSettings read(SettingsSource source, Path dataDir) {
        Optional<Secret> key = source.text(Setting.ENCRYPTION_KEY).map(Secret::of);
        // An empty one between two commas is no secret, and no key either.
        List<Secret> former = source.list(Setting.ENCRYPTION_FORMER_KEYS).stream()
                .map(text -> Secret.of(text.isEmpty() ? " " : text))
                .toList();
        try {
            // The key of the file comes later; the others are checked now.
            EncryptionKeys.of(key.orElseGet(EncryptionKeys::newKey), former);
        } catch (InvalidInputException e) {
            source.problems(e, name -> name);
        }
        return new EncryptionSettings(key.orElse(null), former, dataDir.resolve(FILE));
    }

    /**
     * The keys; makes one if there is none.
     *
     * @param shared whether other instances use the same store
     * @throws InvalidInputException if the file of the key cannot be made or read, or holds something else
     */
    EncryptionKeys keys(boolean shared) {
        return keys(current(shared));
    }

    /** The keys with this as the current one. */
    EncryptionKeys keys(Secret current) {
        return EncryptionKeys.of(current, former);
    }

    /** The current key, as {@link #keys(boolean)} finds or makes it. */
    Secret current(boolean shared) {
        return key == null ? new EncryptionKeyFile(file).read(shared) : key;
    }
}
