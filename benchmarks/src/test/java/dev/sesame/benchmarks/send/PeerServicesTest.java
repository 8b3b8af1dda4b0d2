package dev.sesame.benchmarks.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.benchmarks.suite.FailedRunException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerServicesTest {

    @TempDir
    private Path folder;

    @Test
    void version_of_a_library_is_in_the_name_of_its_jar() throws Exception {
        Files.createFile(folder.resolve("email-ses-template-9.9.jar"));
        Files.createFile(folder.resolve("email-ses-2.10.1.jar"));

        assertThat(PeerServices.versionOf("email-ses", folder)).isEqualTo("2.10.1");
    }

    @Test
    void peer_that_was_not_built_fails_the_run() {
        assertThatThrownBy(() -> PeerServices.versionOf("email-ses", folder.resolve("lib")))
                .isInstanceOf(FailedRunException.class)
                .hasMessageContaining("start with benchmarks/run");
    }
}
