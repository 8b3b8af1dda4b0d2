package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the distribution is made of, as its bill of materials (CycloneDX) tells: whose work, and under which licences. */
final class SbomIT {

    /** By their SPDX ids. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-1.0",
            "EPL-2.0",
            "MPL-2.0",
            "CC0-1.0",
            "UPL-1.0",
            "PostgreSQL",
            "GPL-2.0-with-classpath-exception");

    private static final String OURS = "dev.sesame";
    private static final Path REASONS = Path.of("..", "docs", "dependencies.md");
    private static final Pattern REASON = Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]{10,} \\|$");
    private static final String JAR = ".jar";

    private static Map<String, Object> sbom = Map.of();
    private static Set<String> jars = Set.of();
    private static String notices = "";

    @BeforeAll
    static void read() throws IOException {
        String home = "sesame-" + System.getProperty("sesame.version") + "/";
        try (ZipFile zip = new ZipFile(Objects.requireNonNull(System.getProperty("sesame.distribution")))) {
            sbom = Json.object(text(zip, home + "bom.json"));
            notices = text(zip, home + "THIRD-PARTY.txt");
            jars = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(home + "lib/") && name.endsWith(JAR))
                    .map(name -> name.substring(home.length() + "lib/".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(
                zip.getInputStream(Objects.requireNonNull(zip.getEntry(name), name))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }

    private static List<Map<String, Object>> components() {
        return Json.objects(sbom.get("components"));
    }

    private static String name(Map<String, Object> component) {
        return component.get("group") + ":" + component.get("name");
    }

    /** What may not be used: several licences of one component are its user's choice. */
    private static List<String> refused(List<Map<String, Object>> components) {
        return components.stream()
                .filter(component -> !OURS.equals(component.get("group")))
                .filter(component -> licences(component).noneMatch(ALLOWED::contains))
                .map(component -> name(component) + " " + licences(component).toList())
                .toList();
    }

    private static Stream<String> licences(Map<String, Object> component) {
        return Json.objects(component.getOrDefault("licenses", List.of())).stream()
                .map(choice -> choice.containsKey("license") ? Json.object(choice.get("license")) : choice)
                .map(licence -> String.valueOf(
                        licence.getOrDefault("id", licence.getOrDefault("expression", licence.get("name")))));
    }

    @Test
    void every_licence_is_one_that_may_be_used() {
        assertThat(components()).hasSizeGreaterThan(50);
        assertThat(refused(components())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"group\": \"g\", \"name\": \"n\", \"licenses\": [{\"license\": {\"id\": \"AGPL-3.0-only\"}}]}",
                "{\"group\": \"g\", \"name\": \"n\", \"licenses\": [{\"license\": {\"name\": \"Somebody's own\"}}]}",
                "{\"group\": \"g\", \"name\": \"n\", \"licenses\": [{\"expression\": \"GPL-3.0-only AND MIT\"}]}",
                "{\"group\": \"g\", \"name\": \"n\"}"
            })
    void another_licence_or_none_is_refused(String component) {
        assertThat(refused(List.of(Json.object(component))))
                .singleElement()
                .asString()
                .startsWith("g:n");
    }

    @Test
    void it_names_exactly_the_jars_that_are_there() {
        Set<String> named = components().stream()
                .map(component -> component.get("name") + "-" + component.get("version") + JAR)
                .collect(Collectors.toCollection(TreeSet::new));
        // Netty's native parts are jars of one component, told apart by a classifier.
        assertThat(jars)
                .allMatch(jar -> named.contains(jar)
                        || named.stream()
                                .anyMatch(
                                        name -> jar.startsWith(name.substring(0, name.length() - JAR.length()) + "-")));
        assertThat(named).hasSameSizeAs(components()).allMatch(name -> jars.stream()
                .anyMatch(jar -> jar.startsWith(name.substring(0, name.length() - JAR.length()))));
    }

    @Test
    void it_holds_nothing_that_changes_from_build_to_build() {
        assertThat(sbom).doesNotContainKey("serialNumber");
        assertThat(Json.object(sbom.get("metadata"))).doesNotContainKey("timestamp");
    }

    /** Whoever adds a dependency says what for. */
    @Test
    void every_direct_dependency_has_its_reason_and_no_other_has_one() throws IOException {
        Map<String, String> names = components().stream()
                .collect(Collectors.toMap(component -> (String) component.get("bom-ref"), SbomIT::name));
        Set<String> direct = Json.objects(sbom.get("dependencies")).stream()
                .filter(of -> Json.textAt(of, "ref").startsWith("pkg:maven/" + OURS + "/"))
                .flatMap(of -> ((List<?>) of.getOrDefault("dependsOn", List.of())).stream())
                .map(ref -> Objects.requireNonNull(names.get(String.valueOf(ref)), String.valueOf(ref)))
                .filter(name -> !name.startsWith(OURS + ":"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(direct).hasSizeGreaterThan(10);
        assertThat(REASON.matcher(Files.readString(REASONS)).results().map((MatchResult row) -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(direct);
    }

    @Test
    void notices_name_everybody() {
        assertThat(components().stream()
                        .filter(component -> !OURS.equals(component.get("group")))
                        .map(SbomIT::name))
                .allMatch(name -> notices.contains(name + ":"));
    }
}
