package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of guides to the examples is the examples' own, which the build runs: a comment before it names its file. */
final class ExampleSnippetsTest {

    private static final Path GUIDES = Path.of("..", "docs", "guides");
    private static final Pattern CODE = Pattern.compile("(?m)^```(?:java|xml)\\R");
    private static final Pattern SNIPPET =
            Pattern.compile("(?ms)^<!-- (\\.\\./examples/\\S+) -->\\R```(?:java|xml)\\R(.*?)^```$");

    @ParameterizedTest
    @ValueSource(strings = {"embedding.md", "own-transport.md"})
    void code_is_in_the_example_that_it_names(String guide) throws IOException {
        String text = Files.readString(GUIDES.resolve(guide));
        List<MatchResult> snippets = SNIPPET.matcher(text).results().toList();

        assertThat(snippets)
                .isNotEmpty()
                .hasSameSizeAs(CODE.matcher(text).results().toList());
        for (MatchResult snippet : snippets) {
            assertThat(Files.readString(GUIDES.resolve(snippet.group(1)))).contains(snippet.group(2));
        }
    }
}
