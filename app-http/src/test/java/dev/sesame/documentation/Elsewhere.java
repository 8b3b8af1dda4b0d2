package dev.sesame.documentation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that is left out when a page's are run, since a test of its own runs it.
 *
 * @param command how it begins, after variables that are set for it
 * @param test the file of that test
 */
record Elsewhere(String command, String test) {

    static final List<Elsewhere> ALL = List.of(
            // It builds, and runs the launcher of the distribution.
            new Elsewhere("./sesame", "app-http/src/test/java/dev/sesame/http/DistributionIT.java"),
            // It runs this.
            new Elsewhere("mvn verify", "app-http/src/test/java/dev/sesame/documentation/SnippetsTest.java"));

    private static final Pattern VARIABLES = Pattern.compile("^\\s*(?:[A-Z_]+=\\S* )*");

    static Optional<Elsewhere> of(String line) {
        return ALL.stream().filter(elsewhere -> elsewhere.begins(line)).findFirst();
    }

    boolean begins(String line) {
        return (VARIABLES.matcher(line).replaceFirst("") + " ").startsWith(command + " ");
    }

    /** The lines of a block that are one of these. */
    static Stream<Elsewhere> in(Block block) {
        return block.lines().stream().flatMap(line -> of(line).stream());
    }
}
