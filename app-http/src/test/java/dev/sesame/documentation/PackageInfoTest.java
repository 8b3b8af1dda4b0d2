package dev.sesame.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each package says in a sentence what it is for. Tests in a package of the module's own are covered by that. */
final class PackageInfoTest {

    private static final String INFO = "package-info.java";

    /** A tree that must break the rule that packages are marked. */
    private static final String MEANT = "packagesarenullmarked/core/message";

    /** Javadoc with at least three words and a full stop, whatever stands above it. */
    private static final Pattern SENTENCE = Pattern.compile(
            "/\\*\\*[\\s*]+(?:\\S+[\\s*]+){2,}?\\S+\\..*?\\*/\\s*(?:@\\w+\\s+)*package ", Pattern.DOTALL);

    static Stream<String> modules() {
        return Sources.modules().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void every_package_has_its_sentence(String module) {
        Set<Path> told = new HashSet<>();
        for (String set : List.of("main", "test")) {
            List<Path> files = Sources.java(module, set);
            files.stream().filter(file -> file.endsWith(INFO)).forEach(file -> {
                told.add(file.resolveSibling(""));
                assertThat(Sources.text(module + "/src/" + set + "/java/" + file))
                        .as("%s in %s must say what the package is for", file, module)
                        .containsPattern(SENTENCE);
            });
            assertThat(files.stream().map(file -> file.resolveSibling("")).distinct())
                    .as("packages of %s", module)
                    .allMatch(folder -> told.contains(folder) || folder.endsWith(MEANT));
        }
    }

    @Test
    void a_sentence_is_found() {
        assertThat("/**\n * Counts what is sent.\n */\n@NullMarked\npackage a;").containsPattern(SENTENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@NullMarked\npackage a;",
                "/** Tests. */\n@NullMarked\npackage a;",
                "/**\n * The limits\n */\npackage a;",
                "// Counts what is sent.\npackage a;"
            })
    void anything_less_is_not_enough(String source) {
        assertThat(source).doesNotContainPattern(SENTENCE);
    }
}
