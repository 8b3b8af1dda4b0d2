package dev.sesame.http.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureReason;
import dev.sesame.http.fixture.Json;
import dev.sesame.http.fixture.RunningService;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** docs/reference/errors.md names every code and reason with its status, kind and reach, and no other. */
final class ErrorReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "errors.md");
    private static final Pattern CODE = Pattern.compile("`([a-z_]{6,})`");

    /** Members and other words that descriptions of answers have in code, too. */
    private static final Set<String> NO_CODES = Set.of("errors", "reason");

    /** The rows whose first cell looks like this, as their cells without ticks. */
    private static List<List<String>> rows(String first, int cells) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(cell -> cell.replace("`", "").strip())
                        .toList())
                .filter(row -> row.get(0).matches(first) && row.size() == cells)
                .toList();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void page_shows_every_code_with_its_status_and_kind() throws IOException {
        assertThat(rows("\\d{3}", 5))
                .extracting(row -> row.subList(0, 3))
                .containsExactlyInAnyOrderElementsOf(Stream.of(ErrorCode.values())
                        .map(code ->
                                List.of(String.valueOf(Problems.status(code).getCode()), code.id(), words(code.kind())))
                        .toList());
    }

    @Test
    void page_shows_every_reason_with_its_code_and_reach() throws IOException {
        assertThat(rows("[a-z]+_[a-z_]+|throttled", 5))
                .extracting(row -> row.subList(0, 3))
                .containsExactlyElementsOf(Stream.of(FailureReason.values())
                        .map(reason -> List.of(reason.id(), reason.code().id(), words(reason.scope())))
                        .toList());
    }

    @Test
    void page_shows_every_code_that_an_answer_is_described_with() throws IOException {
        List<List<String>> shown = new ArrayList<>();
        rows("\\d{3}", 5).forEach(row -> shown.add(row.subList(0, 2)));
        rows("\\d{3}", 3).forEach(row -> shown.add(row.subList(0, 2)));

        assertThat(described()).hasSizeGreaterThan(25);
        assertThat(shown).doesNotHaveDuplicates().containsAll(described());
    }

    /** Those that the server gives by the name of the status need no description. */
    @Test
    void page_shows_no_other_code() throws IOException {
        Set<List<String>> described = described();
        assertThat(rows("\\d{3}", 3)).isNotEmpty().allSatisfy(row -> {
            HttpStatus status = HttpStatus.valueOf(Integer.parseInt(row.get(0)));
            assertThat(described.contains(row.subList(0, 2)) || row.get(1).equals(words(status)))
                    .as(row.get(1))
                    .isTrue();
        });
    }

    /** Status and code of every error in the description of the API. */
    private static Set<List<String>> described() {
        Set<List<String>> described = new HashSet<>();
        try (RunningService service = RunningService.start(Map.of())) {
            Object document = new Yaml().load(service.get("/openapi.yml").body());
            Json.object(Json.object(document).get("paths")).values().stream()
                    .flatMap(methods -> Json.object(methods).values().stream())
                    .flatMap(operation -> Json.object(Json.object(operation).get("responses")).entrySet().stream())
                    .filter(answer -> answer.getKey().matches("[45]\\d\\d"))
                    .forEach(answer -> CODE.matcher(Json.textAt(Json.object(answer.getValue()), "description"))
                            .results()
                            .map(match -> match.group(1))
                            .filter(code -> !NO_CODES.contains(code))
                            .forEach(code -> described.add(List.of(answer.getKey(), code))));
        }
        return described;
    }
}
