package dev.sesame.http.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.http.fixture.RecordedLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EncryptionKeyFileTest {

    private static final String KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("data/encryption.key");
    }

    private Secret read() {
        return new EncryptionKeyFile(path()).read(false);
    }

    private void write(String text) throws IOException {
        Files.createDirectories(path().resolveSibling(""));
        Files.writeString(path(), text, StandardCharsets.UTF_8);
    }

    private void rights(String rights) throws IOException {
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString(rights));
    }

    @Test
    void a_key_is_made_once_for_its_owner_only() throws IOException {
        Secret key = read();

        assertThat(Base64.getDecoder().decode(key.reveal())).hasSize(32);
        assertThat(Files.readString(path())).isEqualTo(key.reveal() + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path().resolveSibling(""))))
                .isEqualTo("rwx------");
        assertThat(read()).isEqualTo(key);
        assertThat(names()).containsExactly("encryption.key");
    }

    @Test
    void two_folders_have_two_keys() {
        assertThat(new EncryptionKeyFile(folder.resolve("other.key")).read(false))
                .isNotEqualTo(read());
    }

    @Test
    void all_who_make_it_at_once_get_the_same() throws Exception {
        int threads = 16;
        CyclicBarrier start = new CyclicBarrier(threads);
        Set<Secret> keys = new HashSet<>();
        try (RecordedLog log = RecordedLog.recording();
                ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Secret>> read = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                read.add(executor.submit(() -> {
                    start.await();
                    return read();
                }));
            }
            for (Future<Secret> key : read) {
                keys.add(key.get());
            }
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("Made the key"))
                    .hasSize(1);
        }

        assertThat(keys).containsExactly(read());
        assertThat(names()).containsExactly("encryption.key");
    }

    @Test
    void a_file_system_without_links_will_do() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("data.zip"), Map.of("create", "true"))) {
            Path path = zip.getPath("data", "encryption.key");

            Secret key = new EncryptionKeyFile(path).read(false);

            assertThat(Files.readString(path)).isEqualTo(key.reveal() + "\n");
            assertThat(new EncryptionKeyFile(path).read(false)).isEqualTo(key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, KEY + "\n", " " + KEY + "\r\n"})
    void a_key_that_is_there_is_used_as_it_is(String text) throws IOException {
        write(text);

        assertThat(read()).isEqualTo(Secret.of(KEY));
        assertThat(Files.readString(path())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "mark", KEY + KEY, "mark \u00E9\uD83D\uDE00"})
    void a_file_with_something_else_is_refused_and_left_alone(String text) throws IOException {
        write(text);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(path().toString())
                .hasMessageContaining("SESAME_ENCRYPTION_KEY")
                .hasMessageContaining("32 bytes in base64")
                .hasMessageNotContaining("mark")
                .hasMessageNotContaining(KEY);
        assertThat(Files.readString(path())).isEqualTo(text);
    }

    @Test
    void a_file_that_cannot_be_read_is_told() throws IOException {
        Files.createDirectories(path());

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(path() + " cannot be read");
    }

    @Test
    void a_folder_that_cannot_be_made_is_told() throws IOException {
        Files.createFile(folder.resolve("data"));

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(path() + " cannot be created")
                .hasMessageContaining("SESAME_DATA_DIR");
    }

    @Test
    void the_log_says_once_where_the_key_is_and_never_what() {
        try (RecordedLog log = RecordedLog.recording()) {
            Secret key = read();
            read();

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("INFO", path().toString(), "Back it up")
                    .doesNotContain(key.reveal());
        }
    }

    @Test
    void a_shared_store_without_a_set_key_is_warned_of_at_each_start() {
        try (RecordedLog log = RecordedLog.recording()) {
            new EncryptionKeyFile(path()).read(true);
            new EncryptionKeyFile(path()).read(true);

            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .hasSize(2)
                    .allMatch(line -> line.contains("SESAME_ENCRYPTION_KEY") && line.contains("every instance"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void a_file_that_others_can_use_is_warned_of(String rights) throws IOException {
        read();
        rights(rights);
        try (RecordedLog log = RecordedLog.recording()) {
            read();

            assertThat(log.lines()).singleElement().asString().contains("WARN", "chmod 600", path().toString());
        }
        rights("r--------");
        try (RecordedLog log = RecordedLog.recording()) {
            read();

            assertThat(log.lines()).isEmpty();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path().resolveSibling(""))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
