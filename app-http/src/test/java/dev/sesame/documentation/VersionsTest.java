package dev.sesame.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The versions that no tool sets: those of examples, whose POMs are a user's, and of pages. */
final class VersionsTest {

    private static final String VERSION = Pattern.compile(
                    "<artifactId>sesame</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Sources.text("pom.xml"))
            .results()
            .map(project -> project.group(1))
            .findFirst()
            .orElseThrow();

    /** A version of ours stands after this. */
    private static final Pattern OURS = Pattern.compile(
            "<sesame\\.version>([^<]+)<|<version>(\\d[^<]*)</version>|ses-simulator-(\\d[\\w.-]*?)\\.jar");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/examples/plain-java/pom.xml",
                "docs/examples/spring-boot/pom.xml",
                "docs/examples/quarkus/pom.xml",
                "docs/examples/own-transport/pom.xml"
            })
    void example_is_of_this_version(String file) {
        assertThat(Sources.text(file)).contains("<sesame.version>" + VERSION + "</sesame.version>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/guides/testing.md", "ses-simulator/README.md"})
    void page_names_this_version(String file) {
        assertThat(OURS.matcher(Sources.text(file)).results().map(VersionsTest::version))
                .isNotEmpty()
                .containsOnly(VERSION);
    }

    private static String version(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        throw new IllegalStateException("no version in " + match.group());
    }
}
