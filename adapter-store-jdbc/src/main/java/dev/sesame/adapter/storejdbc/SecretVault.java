package dev.sesame.adapter.storejdbc;

import dev.sesame.core.connector.ConnectorSecrets;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the secrets of connectors apart from the rest, encrypted. Safe for concurrent use. */
final class SecretVault {

    /**
     * A configuration as it was sealed, or as much of it as can be read.
     *
     * @param unreadable why its secrets, which are missing then, cannot be read; null if they can
     */
    record Opened(
            Map<String, @Nullable Object> document,
            @Nullable String unreadable) {}

    private final SecretCipher cipher = new SecretCipher();
    private final EncryptionKeys keys;

    SecretVault(EncryptionKeys keys) {
        this.keys = keys;
    }

    /** The id of the key that secrets are encrypted with from now on. */
    String currentKeyId() {
        return keys.current().id();
    }

    Sealed seal(String connector, Map<String, @Nullable Object> document) {
        Map<String, @Nullable Object> secrets = new LinkedHashMap<>(document);
        secrets.keySet().removeIf(key -> !ConnectorSecrets.isSecret(key));
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(document);
        rest.keySet().removeIf(ConnectorSecrets::isSecret);
        String json = DocumentJson.write(rest);
        return secrets.isEmpty()
                ? new Sealed(json, null, null)
                : new Sealed(
                        json, cipher.encrypt(keys.current(), connector, DocumentJson.write(secrets)), currentKeyId());
    }

    Opened open(String connector, Sealed sealed) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        try {
            document.putAll(DocumentJson.read(sealed.document()));
        } catch (IOException e) {
            // Not told, since it quotes the document.
            return new Opened(
                    document,
                    "its configuration in the store is damaged: save the connector again, or restore the store from a backup");
        }
        if (sealed.secrets() == null) {
            return new Opened(document, null);
        }
        if (sealed.keyId() != null && key(sealed).isEmpty()) {
            return new Opened(
                    document,
                    "its secrets are encrypted with the key " + sealed.keyId()
                            + ", which is not set here: set it as SESAME_ENCRYPTION_KEY, or among"
                            + " SESAME_ENCRYPTION_FORMER_KEYS, or save the connector again with its secrets");
        }
        Map<String, @Nullable Object> secrets = secrets(connector, sealed).orElse(null);
        if (secrets == null) {
            return new Opened(
                    document,
                    "its secrets are not as they were encrypted, somebody changed or moved them in the store: save the"
                            + " connector again with its secrets, or restore the store from a backup");
        }
        document.putAll(secrets);
        return new Opened(document, null);
    }

    /** The same secrets encrypted with the current key; empty if they cannot be read. */
    Optional<String> reencrypted(String connector, Sealed sealed) {
        return text(connector, sealed).map(text -> cipher.encrypt(keys.current(), connector, text));
    }

    private Optional<Map<String, @Nullable Object>> secrets(String connector, Sealed sealed) {
        Optional<String> text = text(connector, sealed);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(DocumentJson.read(text.get()));
        } catch (IOException e) {
            // Not told, since it quotes secrets.
            return Optional.empty();
        }
    }

    private Optional<String> text(String connector, Sealed sealed) {
        String encrypted = sealed.secrets();
        return encrypted == null
                ? Optional.empty()
                : key(sealed).flatMap(key -> cipher.decrypt(key, connector, encrypted));
    }

    private Optional<EncryptionKey> key(Sealed sealed) {
        return sealed.keyId() == null ? Optional.empty() : keys.find(sealed.keyId());
    }
}
