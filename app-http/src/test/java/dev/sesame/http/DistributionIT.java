package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.ServiceClient;
import dev.sesame.http.fixture.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people install, unpacked and run. */
final class DistributionIT {

    private static final String VERSION = Objects.requireNonNull(System.getProperty("sesame.version"));

    @TempDir
    private static Path folder;

    private static Path home;

    @BeforeAll
    static void unpack() throws IOException {
        try (ZipFile zip = new ZipFile(Objects.requireNonNull(System.getProperty("sesame.distribution")))) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path path = folder.resolve(entry.getName()).normalize();
                assertThat(path.startsWith(folder)).isTrue();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    Files.copy(zip.getInputStream(entry), path);
                }
            }
        }
        home = folder.resolve("sesame-" + VERSION);
    }

    private static Map<String, String> variables() {
        return Map.of("SESAME_JAVA", System.getProperty("java.home"), "SESAME_HOME", home.toString());
    }

    private static String said(String argument) throws IOException, InterruptedException {
        // Java's unzipping keeps no permissions, and the shell needs none.
        Process program = new ProcessBuilder("sh", home.resolve("bin/sesame").toString(), argument)
                .redirectErrorStream(true)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void it_runs_where_it_is_unpacked_and_keeps_its_data_where_it_is_started() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        try (ServiceProcess service = ServiceProcess.start(
                        work, variables(), "sh", home.resolve("bin/sesame").toString());
                ServiceClient client = new ServiceClient(service.port())) {
            Answer sent = client.post(
                    "/v1/messages",
                    "{\"to\": \"someone@example.com\", \"usageType\": \"SignIn\", \"payload\": {\"code\": \"1\"}}");
            assertThat(sent.status()).as(sent.body()).isEqualTo(200);
            assertThat(work.resolve("data/sesame.db")).exists();
            assertThat(service.lines()).noneMatch(line -> line.contains(" WARN "));

            service.terminate();
            assertThat(service.awaitEnd()).isEqualTo(143);
        }
    }

    @Test
    void the_launcher_tells_its_version_and_its_use() throws Exception {
        assertThat(said("--version").strip()).isEqualTo(VERSION);
        assertThat(said("--help")).contains("SESAME_SES=aws");
    }

    @Test
    void the_launcher_can_be_run_and_nothing_that_is_ours_alone_is_in_it() throws IOException {
        try (ZipFile zip = new ZipFile(Objects.requireNonNull(System.getProperty("sesame.distribution")))) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .allMatch(name -> name.startsWith("sesame-" + VERSION + "/"))
                    .contains(
                            "sesame-" + VERSION + "/sesame.env",
                            "sesame-" + VERSION + "/Dockerfile",
                            "sesame-" + VERSION + "/systemd/sesame.service",
                            "sesame-" + VERSION + "/docs/settings.md")
                    .noneMatch(name -> name.contains("junit") || name.contains("assertj") || name.contains("zonky"));
        }
    }
}
