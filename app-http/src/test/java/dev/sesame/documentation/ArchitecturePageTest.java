package dev.sesame.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.queue.MessageState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/architecture.md and its picture name what is there, and nothing else. */
final class ArchitecturePageTest {

    private static final String PAGE = Sources.text("docs/architecture.md");
    private static final String PICTURE = Sources.text("docs/architecture/modules.svg");

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w-]+)` \\|((?: `[\\w-]+`,?)*) \\|$");
    private static final Pattern LABEL = Pattern.compile("<text[^>]*>([^<]+)</text>");

    /** A name with a hump is a class, one with a hyphen a module, one with a dot a package. */
    private static final Pattern NAME = Pattern.compile("[A-Z][a-z]+[A-Z]\\w+|[a-z]+(?:-[a-z]+)+|[a-z]+\\.[a-z]+");

    private static final Set<String> OF_HTTP =
            Set.of("POST /v1/messages", "Idempotency-Key", "Prefer: respond-async", "PostgreSQL");

    private static final Set<String> CLASSES = Sources.java()
            .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
            .collect(Collectors.toSet());

    private static final Set<String> PACKAGES = Sources.java()
            .map(Path::getParent)
            .flatMap(folder -> Stream.iterate(folder, Objects::nonNull, Path::getParent))
            .map(folder -> folder.toString().replace('\\', '.').replace('/', '.'))
            .collect(Collectors.toSet());

    private static boolean isThere(String name) {
        return CLASSES.contains(name)
                || PACKAGES.contains(name)
                || PACKAGES.contains("dev.sesame." + name)
                || PACKAGES.contains("dev.sesame.core." + name)
                || Sources.modules().contains(name)
                || Arrays.stream(MessageState.values())
                        .anyMatch(state -> state.id().equals(name))
                || Files.exists(Page.ROOT.resolve(name))
                || OF_HTTP.contains(name);
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(match.groupCount()));
    }

    private static List<String> missing(Stream<String> names) {
        return names.filter(name -> !isThere(name)).toList();
    }

    @Test
    void everything_that_the_page_names_exists() {
        assertThat(groups(CODE, PAGE)).hasSizeGreaterThan(80);
        assertThat(missing(groups(CODE, PAGE))).isEmpty();
    }

    @Test
    void everything_that_the_picture_names_exists() {
        List<String> names = groups(LABEL, PICTURE)
                .flatMap(label -> NAME.matcher(label).results().map(MatchResult::group))
                .toList();
        assertThat(names).contains("EmailTransport", "adapter-ses-smtp", "port.out");
        assertThat(missing(names.stream())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EmailSenderImpl", "adapter-ses-fax", "dev.sesame.core.fax", "docs/fax.md", "faxed"})
    void what_does_not_exist_is_missed(String name) {
        assertThat(missing(Stream.of(name))).containsExactly(name);
    }

    /** The rows of the table under this heading: what each begins with, and the names behind it. */
    private static Map<String, Set<String>> table(String heading) {
        String section =
                PAGE.split("\n## " + Pattern.quote(heading) + "\n", 2)[1].split("\n## ", 2)[0];
        Map<String, Set<String>> rows = new TreeMap<>();
        ROW.matcher(section)
                .results()
                .forEach(
                        row -> rows.put(row.group(1), groups(CODE, row.group(2)).collect(Collectors.toSet())));
        return rows;
    }

    @Test
    void modules_need_what_their_poms_say() {
        Map<String, Set<String>> needs = new TreeMap<>();
        Sources.modules().stream()
                .filter(module -> !module.equals("benchmarks"))
                .forEach(module -> needs.put(module, Sources.needs(module)));
        assertThat(table("Modules")).isEqualTo(needs);
    }

    @Test
    void states_become_what_the_code_lets_them_become() {
        Map<String, Set<String>> changes = new TreeMap<>();
        for (MessageState state : MessageState.values()) {
            Set<String> next = Arrays.stream(MessageState.values())
                    .filter(state::canBecome)
                    .map(MessageState::id)
                    .collect(Collectors.toSet());
            if (!next.isEmpty()) {
                changes.put(state.id(), next);
            }
        }
        assertThat(table("The states of a kept message")).isEqualTo(changes);
    }
}
