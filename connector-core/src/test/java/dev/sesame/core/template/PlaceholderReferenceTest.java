package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.core.error.UnsendableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds each row of the tables of docs/reference/placeholders.md against what becomes of it. */
class PlaceholderReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "placeholders.md");
    private static final Pattern HOSTS = Pattern.compile("`SESAME_LINK_HOSTS=([^`]*\\.[^`]*)`");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    /**
     * A row of a table.
     *
     * @param line where it is in the page
     * @param kind the last word of the table's head, which says what the last cell is
     * @param hosts the hosts of links that were named last before it
     * @param cells what stands between the bars
     */
    private record Row(int line, String kind, List<String> hosts, List<String> cells) {

        /** The code in a cell; nothing if it is empty. */
        String code(int cell) {
            return codes(cell).stream().findFirst().orElse("");
        }

        List<String> codes(int cell) {
            return CODE.matcher(cells.get(cell))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }

        String last() {
            return code(cells.size() - 1);
        }

        @SuppressWarnings("unchecked")
        Payload payload() {
            try {
                return Payload.of((Map<String, @Nullable Object>) (Map<?, ?>) JSON.std.mapFrom(code(1)));
            } catch (IOException e) {
                throw new IllegalStateException("line " + line + " has a payload that is no JSON", e);
            }
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(PAGE);
        List<String> hosts = List.of();
        for (int i = 0; i < lines.size(); i++) {
            hosts = HOSTS.matcher(lines.get(i))
                    .results()
                    .map(MatchResult::group)
                    .map(PlaceholderReferenceTest::hosts)
                    .findFirst()
                    .orElse(hosts);
            if (!lines.get(i).startsWith("|---")) {
                continue;
            }
            String kind = cells(lines.get(i - 1)).get(cells(lines.get(i - 1)).size() - 1);
            for (int row = i + 1; row < lines.size() && lines.get(row).startsWith("|"); row++) {
                rows.add(new Row(row + 1, kind, hosts, cells(lines.get(row))));
            }
        }
        return rows;
    }

    private static List<String> hosts(String setting) {
        return List.of(setting.substring(setting.indexOf('=') + 1, setting.length() - 1)
                .split(",", -1));
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> what_the_page_shows_is_what_is_made() throws IOException {
        return rows().stream()
                .map(row ->
                        DynamicTest.dynamicTest("line " + row.line() + ": " + row.cells(), () -> assertThat(made(row))
                                .isEqualTo(row.last())));
    }

    private static String made(Row row) {
        return switch (row.kind()) {
            case "text" ->
                render(Rendered.textTemplate(row.code(0)), row, LinkPolicy.ANY_HOST)
                        .text();
            case "HTML" ->
                String.valueOf(render(Rendered.htmlTemplate(row.code(0)), row, LinkPolicy.ANY_HOST)
                        .html());
            case "subject" ->
                render(Rendered.subjectTemplate(row.code(0)), row, LinkPolicy.ANY_HOST)
                        .subject();
            case "refused with" -> refusal(Rendered.htmlTemplate(row.code(0)), row);
            case "allowed" -> isAllowed(row) ? "yes" : "no";
            case "taken" -> taken(row);
            default -> throw new IllegalStateException("line " + row.line() + " is in a table of " + row.kind());
        };
    }

    private static RenderedEmail render(Template template, Row row, LinkPolicy links) {
        return new TemplateRenderer(links).render(template, row.payload(), PlaceholderMode.STRICT);
    }

    private static String refusal(Template template, Row row) {
        UnsendableException refusal =
                catchThrowableOfType(UnsendableException.class, () -> render(template, row, LinkPolicy.ANY_HOST));
        return refusal.code().id();
    }

    private static boolean isAllowed(Row row) {
        return new TemplateRenderer(LinkPolicy.hosts(row.hosts()))
                .preview(Rendered.textTemplate(row.code(0)), row.payload())
                .refusedLinks()
                .isEmpty();
    }

    private static String taken(Row row) {
        List<Template> templates = new ArrayList<>();
        row.codes(1).forEach(language -> templates.add(template(UsageType.SIGN_IN, language)));
        row.codes(2).forEach(language -> templates.add(template(UsageType.GENERIC, language)));
        return TemplateResolution.resolve(
                        UsageType.SIGN_IN,
                        List.of(new LanguageTag(row.code(0))),
                        new LanguageTag("en"),
                        List.of(TemplateCatalog.of(templates)))
                .map(Template::content)
                .orElse("none");
    }

    private static Template template(UsageType type, String language) {
        return new Template(
                type,
                language.equals("-") ? null : new LanguageTag(language),
                "Subject",
                type + " " + language,
                ContentType.TEXT_PLAIN,
                null,
                null,
                null);
    }

    @Test
    void page_has_examples_of_every_kind() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(40);
        assertThat(rows().stream().map(Row::kind).distinct())
                .containsExactlyInAnyOrder("text", "HTML", "subject", "refused with", "allowed", "taken");
    }
}
