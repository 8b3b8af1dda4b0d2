package dev.sesame.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code of README.md and of the documentation does what it says. */
final class SnippetsTest {

    @TempDir
    private Path folder;

    static Stream<String> pages() {
        return Page.all();
    }

    static Stream<String> pages_with_code() {
        return Page.withCode();
    }

    @Test
    void pages_are_found() {
        assertThat(pages_with_code())
                .contains("README.md", "SECURITY.md", "docs/settings.md", "ses-simulator/README.md")
                .doesNotContain("CHANGELOG.md", "docs/benchmarks.md");
    }

    @ParameterizedTest
    @MethodSource("pages_with_code")
    void code_of_a_page_works(String page) throws IOException, InterruptedException {
        assertThat(Snippets.problems(Page.read(page), folder)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_of_a_page_lead_somewhere(String page) {
        assertThat(Links.problems(Page.read(page))).isEmpty();
    }

    @Test
    void commands_that_are_left_out_are_in_a_page_and_run_by_a_test() {
        List<Elsewhere> found = pages_with_code()
                .flatMap(page -> Page.read(page).blocks().stream())
                .filter(block -> block.info().equals("sh"))
                .flatMap(Elsewhere::in)
                .distinct()
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(Elsewhere.ALL);
        assertThat(Elsewhere.ALL).allMatch(elsewhere -> Files.exists(Page.ROOT.resolve(elsewhere.test())));
    }
}
