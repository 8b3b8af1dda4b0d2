package dev.sesame.adapter.storejdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Encrypts with the current key what is still encrypted with a former one. */
final class Rotation {

    private record Row(String id, Sealed sealed) {}

    private final Dialect dialect;
    private final SecretVault vault;

    Rotation(Dialect dialect, SecretVault vault) {
        this.dialect = dialect;
        this.vault = vault;
    }

    /**
     * Does all of it or nothing; what cannot be decrypted stays as it is.
     *
     * @return how many connectors are encrypted with the current key only now
     */
    int rotate(Session session) throws SQLException {
        // Nobody saves meanwhile; another process that rotates finds it done.
        Revision.locked(session, dialect);
        List<Row> rows = session.list(
                "SELECT id, document, secrets, encryption_key FROM connector WHERE secrets IS NOT NULL AND encryption_key <> ?",
                row -> new Row(
                        row.getString("id"),
                        new Sealed(
                                row.getString("document"), row.getString("secrets"), row.getString("encryption_key"))),
                vault.currentKeyId());
        int rotated = 0;
        for (Row row : rows) {
            Optional<String> secrets = vault.reencrypted(row.id(), row.sealed());
            if (secrets.isPresent()) {
                // In the same version: who cannot decrypt this goes on with what it has read before.
                rotated += session.update(
                        "UPDATE connector SET secrets = ?, encryption_key = ? WHERE id = ?",
                        secrets.get(),
                        vault.currentKeyId(),
                        row.id());
            }
        }
        return rotated;
    }
}
