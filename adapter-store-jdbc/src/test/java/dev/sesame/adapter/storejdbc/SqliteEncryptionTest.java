package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.ConnectorStoreContract.SECRET;
import static dev.sesame.core.port.out.ConnectorStoreContract.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.change.Precondition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteEncryptionTest implements EncryptionContract {

    @TempDir
    Path folder;

    @Override
    public StoreConfig config() {
        return StoreConfig.builder("jdbc:sqlite:" + folder.resolve("store.db")).build();
    }

    @Override
    public String forbidding(String id) {
        return "CREATE TRIGGER nobody BEFORE UPDATE ON connector WHEN old.id = '" + id
                + "' BEGIN SELECT RAISE(ABORT, 'nobody'); END";
    }

    @Override
    public String allowing() {
        return "DROP TRIGGER nobody";
    }

    @Test
    void no_file_holds_a_secret() throws IOException {
        List<String> names = new ArrayList<>();
        try (JdbcStores stores = open(TestKeys.ONE)) {
            for (String content : List.of("first-mark", "second-mark")) {
                stores.connectors().save("c1", document(content), Precondition.NONE, CHANGE);
            }
            assertNoFileHoldsASecret(names);
        }
        assertThat(names).contains("store.db", "store.db-wal");
        assertNoFileHoldsASecret(names);
    }

    /** What is not secret is found in the same way, or looking would prove nothing. */
    private void assertNoFileHoldsASecret(List<String> names) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                names.add(String.valueOf(file.getFileName()));
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(all).contains("second-mark").doesNotContain(SECRET);
    }
}
