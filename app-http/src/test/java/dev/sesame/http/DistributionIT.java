package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Answer;
import dev.sesame.http.fixture.ServiceClient;
import dev.sesame.http.fixture.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        return said(argument, Map.of());
    }

    private static String said(String argument, Map<String, String> variables)
            throws IOException, InterruptedException {
        // Java's unzipping keeps no permissions, and the shell needs none.
        ProcessBuilder command =
                new ProcessBuilder("sh", home.resolve("bin/sesame").toString(), argument).redirectErrorStream(true);
        command.environment().putAll(variables);
        Process program = command.start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void it_runs_where_it_is_unpacked_and_keeps_its_data_where_it_is_started() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        Path loaded = work.resolve("classes");
        Map<String, String> variables = new HashMap<>(variables());
        variables.put("SESAME_JAVA_OPTS", "-Xlog:class+load:file=" + loaded);
        try (ServiceProcess service = ServiceProcess.start(
                        work, variables, "sh", home.resolve("bin/sesame").toString());
                ServiceClient client = new ServiceClient(service.port())) {
            Answer sent = client.post(
                    "/v1/messages",
                    "{\"to\": \"someone@example.com\", \"usageType\": \"SignIn\", \"payload\": {\"code\": \"1\"}}");
            assertThat(sent.status()).as(sent.body()).isEqualTo(200);
            assertThat(work.resolve("data/sesame.db")).exists();
            assertThat(client.get("/health/details").text("version")).isEqualTo(VERSION);
            assertThat(Files.readAllLines(loaded))
                    .anyMatch(line -> line.contains(" dev.sesame.http.Application "))
                    .noneMatch(line -> line.contains(" io.opentelemetry."));
            assertThat(service.lines()).noneMatch(line -> line.contains(" WARN "));

            service.terminate();
            assertThat(service.awaitEnd()).isEqualTo(143);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SESAME_JAVA_OPTS, -Dsome=thing, -XX:+UseSerialGC",
        "SESAME_JAVA_OPTS, -Dsome=thing, -XX:MaxTenuringThreshold=2",
        "SESAME_JAVA_OPTS, -XX:MaxTenuringThreshold=3, -XX:MaxTenuringThreshold=3",
        "JAVA_TOOL_OPTIONS, -XX:+UseG1GC, -XX:+UseG1GC"
    })
    void the_collector_is_the_one_that_is_chosen_and_else_the_smallest(
            String variable, String options, String collector) throws Exception {
        Path work = Files.createTempDirectory(folder, "collector");
        Map<String, String> variables = new HashMap<>(variables());
        variables.put(variable, options);
        try (ServiceProcess service = ServiceProcess.start(
                work, variables, "sh", home.resolve("bin/sesame").toString())) {
            assertThat(jcmd(service.pid(), "VM.flags")).contains(" " + collector + " ");
        }
    }

    private static String jcmd(long pid, String command) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asked = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void the_launcher_tells_its_version_and_its_use() throws Exception {
        assertThat(said("--version").strip()).isEqualTo(VERSION);
        assertThat(said("--help")).contains("SESAME_SES=aws");
    }

    @Test
    void trained_it_starts_with_what_it_learned_and_nothing_it_is_set_to_do_is_done_meanwhile() throws Exception {
        Path untouched = Files.createDirectory(folder.resolve("untouched"));
        Map<String, String> variables = new HashMap<>(variables());
        variables.put("SESAME_SES", "aws");
        variables.put("SESAME_DATA_DIR", untouched.toString());
        variables.put("SESAME_STORE_URL", "jdbc:postgresql://database.example.com/production");
        variables.put("SESAME_JAVA_OPTS", "-Dsesame.store-url=jdbc:postgresql://database.example.com/production");

        assertThat(said("--train", variables)).isEmpty();

        assertThat(untouched).isEmptyDirectory();
        Path cache = home.resolve("sesame.aot");
        try {
            // With this option, Java does not start if it is told of what was learned and cannot use it.
            variables = new HashMap<>(variables());
            variables.put("SESAME_JAVA_OPTS", "-XX:AOTMode=on");
            Path work = Files.createDirectory(folder.resolve("trained"));
            try (ServiceProcess service = ServiceProcess.start(
                            work, variables, "sh", home.resolve("bin/sesame").toString());
                    ServiceClient client = new ServiceClient(service.port())) {
                assertThat(client.get("/health/readiness").status()).isEqualTo(200);
                assertThat(jcmd(service.pid(), "VM.command_line")).contains("-XX:AOTCache=" + cache);
            }

            // Broken, but as old as what it was made of: it is up to Java.
            FileTime made = Files.getLastModifiedTime(home.resolve("sesame.jar"));
            Files.write(cache, new byte[] {1, 2, 3});
            Files.setLastModifiedTime(cache, made);
            try (ServiceProcess service = ServiceProcess.start(
                            work, variables(), "sh", home.resolve("bin/sesame").toString());
                    ServiceClient client = new ServiceClient(service.port())) {
                assertThat(client.get("/health/readiness").status()).isEqualTo(200);
                assertThat(service.lines()).noneMatch(line -> line.contains("aot"));
            }

            // Made of another jar: Java, which would not start with it here, is not even told of it.
            for (int difference : List.of(-1000, 1000)) {
                Files.setLastModifiedTime(cache, FileTime.fromMillis(made.toMillis() + difference));
                try (ServiceProcess service = ServiceProcess.start(
                                work,
                                variables,
                                "sh",
                                home.resolve("bin/sesame").toString());
                        ServiceClient client = new ServiceClient(service.port())) {
                    assertThat(client.get("/health/readiness").status()).isEqualTo(200);
                    assertThat(jcmd(service.pid(), "VM.command_line")).doesNotContain("AOTCache");
                }
            }
        } finally {
            Files.delete(cache);
        }
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
                            "sesame-" + VERSION + "/bom.json",
                            "sesame-" + VERSION + "/LICENSE",
                            "sesame-" + VERSION + "/SECURITY.md",
                            "sesame-" + VERSION + "/THIRD-PARTY.txt",
                            "sesame-" + VERSION + "/docs/settings.md")
                    .noneMatch(name -> name.contains("junit") || name.contains("assertj") || name.contains("zonky"));
        }
    }

    @Test
    void it_and_each_jar_of_ours_carry_the_licence() throws IOException {
        String licence = Files.readString(Path.of("..", "LICENSE"));
        assertThat(licence).contains("Apache License", "Version 2.0");
        assertThat(home.resolve("LICENSE")).hasContent(licence);
        for (String jar : List.of("sesame.jar", ours("connector-core"), ours("ses-simulator"))) {
            try (ZipFile zip = new ZipFile(home.resolve(jar).toFile())) {
                ZipEntry entry = Objects.requireNonNull(zip.getEntry("META-INF/LICENSE"), jar);
                assertThat(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(licence);
            }
        }
    }

    private static String ours(String module) {
        return "lib/" + module + "-" + VERSION + ".jar";
    }
}
