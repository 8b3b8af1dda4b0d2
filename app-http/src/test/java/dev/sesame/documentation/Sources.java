package dev.sesame.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources of all modules, as they lie on the disk. */
final class Sources {

    private static final Pattern MODULE = Pattern.compile("<module>([\\w-]+)</module>");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([\\w-]+)</artifactId>");

    private Sources() {}

    /** The modules of the build that are folders of the root, in its order. */
    static List<String> modules() {
        return MODULE.matcher(text("pom.xml"))
                .results()
                .map(module -> module.group(1))
                .toList();
    }

    /** The modules that a module needs at run time. */
    static Set<String> needs(String module) {
        return DEPENDENCY
                .matcher(text(module + "/pom.xml"))
                .results()
                .map(MatchResult::group)
                .filter(dependency -> dependency.contains("<groupId>dev.sesame</groupId>"))
                .filter(dependency -> !dependency.contains("<scope>test</scope>"))
                .map(dependency -> ARTIFACT.matcher(dependency)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))
                .collect(Collectors.toSet());
    }

    /** Every Java file of a module's {@code main} or {@code test}, relative to where its packages begin. */
    static List<Path> java(String module, String set) {
        Path folder = Page.ROOT.resolve(module).resolve("src").resolve(set).resolve("java");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(folder::relativize)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every Java file of every module. */
    static Stream<Path> java() {
        return modules().stream()
                .flatMap(module -> Stream.of("main", "test").flatMap(set -> java(module, set).stream()));
    }

    /** What a file says, by its path from the root. */
    static String text(String file) {
        try {
            return Files.readString(Page.ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
