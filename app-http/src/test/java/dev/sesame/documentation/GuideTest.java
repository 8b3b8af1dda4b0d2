package dev.sesame.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.template.UsageType;
import dev.sesame.http.fixture.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The connector guide says what there is, and its translations what the English one says. */
final class GuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide");
    private static final String ENGLISH = "en";
    private static final Set<String> LANGUAGES = Set.of(ENGLISH, "de", "fr", "ja", "zh-CN");
    private static final Pattern LISTED = Pattern.compile("(?m)^- \\[[^\\]]+\\]\\(([\\w-]+)\\.md\\)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|([^|]*`[^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    /** Those that are there; a translation that is missing is no mistake. */
    static List<String> languages() throws IOException {
        try (Stream<Path> files = Files.list(GUIDE)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .sorted()
                    .toList();
        }
    }

    private static String page(String language) throws IOException {
        return Files.readString(GUIDE.resolve(language + ".md"));
    }

    /** What a translation has otherwise than the English page, in words. */
    private static List<String> differences(String english, String translation) {
        List<String> differences = new ArrayList<>();
        String firstLine = "<!-- translation of en.md, revision %s -->".formatted(revision(english));
        if (!translation.startsWith(firstLine + "\n")) {
            differences.add(
                    ("it was made from another revision of en.md. See what changed (git log -p docs/guide/en.md), bring it up to"
                                    + " date, and make this its first line: %s")
                            .formatted(firstLine));
        }
        List<GuideSection> ours = GuideSection.of(english);
        List<GuideSection> theirs = GuideSection.of(translation);
        if (ours.size() != theirs.size()) {
            differences.add("it has %d sections, and en.md %d".formatted(theirs.size(), ours.size()));
        }
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            differences.addAll(ours.get(i).differences(theirs.get(i)));
        }
        return differences;
    }

    private static String revision(String english) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(english.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void translation_is_in_step_with_the_english_page(String language) throws IOException {
        String english = page(ENGLISH);
        String page = language.equals(ENGLISH) ? translated(english) : page(language);
        assertThat(differences(english, page))
                .as("docs/guide/%s.md; the rules are in docs/guide/README.md", language)
                .isEmpty();
    }

    /** A translation that leaves every word as it is. */
    private static String translated(String english) {
        return "<!-- translation of en.md, revision %s -->\n%s".formatted(revision(english), english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "revision > revision f > another revision",
                "### 4.1 > ## 4.1 > heading",
                "### 4.2 > ### 4.3 > heading",
                "## 7. > Section 7. > sections",
                "you@example.com > me@example.com > code blocks",
                "```sh > ```bash > code blocks",
                "| field | value | > | field | > tables",
                "../settings.md > ../http-api.md > links",
                "`clock_skew` > `clock-skew` > backticks",
                "**Import** > Import > bold"
            })
    void what_is_out_of_step_is_found(String of, String changed, String said) throws IOException {
        String english = page(ENGLISH);
        String translation = translated(english);
        assertThat(translation).contains(of);
        assertThat(differences(english, translation.replace(of, changed)))
                .anySatisfy(difference -> assertThat(difference).contains(said));
    }

    @Test
    void readme_lists_the_languages_that_are_there() throws IOException {
        assertThat(LISTED.matcher(Files.readString(GUIDE.resolve("README.md")))
                        .results()
                        .map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(languages());
        assertThat(LANGUAGES).contains(ENGLISH).containsAll(languages());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void bold_is_what_the_console_shows(String language) throws IOException {
        Set<String> bold = GuideSection.of(page(language)).stream()
                .flatMap(section -> section.bold().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(bold).hasSizeGreaterThan(8).isSubsetOf(shown(language));
    }

    private static Set<String> shown(String language) throws IOException {
        Set<String> shown = new HashSet<>();
        try (InputStream screens = resource("/console/locales/" + language + ".json")) {
            Json.object(new String(screens.readAllBytes(), UTF_8)).values().forEach(text -> shown.add(text.toString()));
        }
        Properties form = form(language);
        form.stringPropertyNames().forEach(key -> shown.add(form.getProperty(key)));
        return shown;
    }

    private static Properties form(String language) throws IOException {
        Properties form = new Properties();
        try (InputStream texts = resource("/dev/sesame/http/api/factory/aws-ses-mail_" + language + ".properties")) {
            form.load(new InputStreamReader(texts, UTF_8));
        }
        return form;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(GuideTest.class.getResourceAsStream(name), name);
    }

    @Test
    void fields_are_those_of_the_form() throws IOException {
        assertThat(rowsOf("### 9.1 "))
                .containsExactlyInAnyOrderElementsOf(form(ENGLISH).stringPropertyNames().stream()
                        .filter(key -> key.endsWith(".label"))
                        .map(key -> key.substring(0, key.indexOf('.')))
                        .toList());
    }

    @Test
    void usage_types_are_those_that_are_known() throws IOException {
        assertThat(rowsOf("### 9.3 "))
                .containsExactlyInAnyOrderElementsOf(
                        UsageType.known().stream().map(UsageType::name).toList());
    }

    @Test
    void reasons_are_those_of_failures() throws IOException {
        assertThat(rowsOf("## 8. "))
                .hasSizeGreaterThan(8)
                .isSubsetOf(
                        Stream.of(FailureReason.values()).map(FailureReason::id).toList());
    }

    /** The names that begin the rows of a section's tables, but for the head. */
    private static List<String> rowsOf(String heading) throws IOException {
        String page = page(ENGLISH);
        int start = page.indexOf("\n" + heading);
        int end = page.indexOf("\n#", start + 1);
        String section = page.substring(start, end < 0 ? page.length() : end);
        return ROW.matcher(section.substring(section.indexOf("|---")))
                .results()
                .map(MatchResult::group)
                .flatMap(cell -> NAME.matcher(cell).results())
                .map(match -> match.group(1))
                .toList();
    }
}
