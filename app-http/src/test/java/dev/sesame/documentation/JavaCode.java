package dev.sesame.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the Java of a page, or finds it in the examples. */
final class JavaCode {

    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:(?:public|final|abstract|sealed) )*(?:class|record|interface|enum) (\\w+)");
    private static final String GIVEN = "given ";
    private static final String NAME = "Snippet";

    /** What every snippet may use without saying so. */
    private static final String IMPORTS = Stream.concat(
                    Stream.of("java.io", "java.net", "java.nio.file", "java.time", "java.util"), published())
            .map(name -> "import " + name + ".*;")
            .collect(Collectors.joining());

    private JavaCode() {}

    /** The packages of the modules that are used alone. */
    private static Stream<String> published() {
        return Stream.of("connector-core", "adapter-ses-api", "adapter-ses-smtp", "ses-simulator")
                .map(module -> Page.ROOT.resolve(module).resolve("src/main/java"))
                .flatMap(sources -> walk(sources)
                        .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                        .map(file -> sources.relativize(file.resolveSibling(""))
                                .toString()
                                .replaceAll("[/\\\\]", ".")))
                .distinct();
    }

    private static Stream<Path> walk(Path folder) {
        if (!Files.exists(folder)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> problems(Block block, Path folder) {
        if (isOfAnExample(block)) {
            return List.of();
        }
        Matcher type = TYPE.matcher(block.code());
        if (type.find()) {
            String imports = block.code().startsWith("package ") ? "" : IMPORTS;
            return compiled(block, type.group(1), imports + "\n" + block.code(), folder);
        }
        String imports = block.lines().stream().filter(JavaCode::isImport).collect(Collectors.joining());
        String code = block.lines().stream()
                .map(line -> isImport(line) ? "" : line)
                .collect(Collectors.joining("\n", "\n", "\n"));
        String given = block.marker() != null && block.marker().startsWith(GIVEN)
                ? block.marker().substring(GIVEN.length())
                : "";
        String head = imports + IMPORTS + "@SuppressWarnings(\"all\") class " + NAME;
        List<String> problems =
                compiled(block, NAME, head + " { void snippet(" + given + ") throws Exception {" + code + "}}", folder);
        return problems.isEmpty()
                        || compiled(block, NAME, head + " {" + code + "}", folder)
                                .isEmpty()
                ? List.of()
                : problems;
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }

    /** Whether a file of the examples, which the build compiles and tests, has this code as it is but for its indent. */
    private static boolean isOfAnExample(Block block) {
        String code = stripped(block.code());
        return walk(Page.ROOT.resolve("docs/examples"))
                .filter(file -> file.toString().endsWith(".java"))
                .anyMatch(file -> {
                    try {
                        return stripped(Files.readString(file)).contains(code);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static String stripped(String code) {
        return code.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    /** The code begins in the second line of this source. */
    private static List<String> compiled(Block block, String name, String source, Path folder) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        said,
                        List.of(
                                "-classpath",
                                System.getProperty("java.class.path"),
                                "-proc:none",
                                "-d",
                                folder.toString()),
                        null,
                        List.of(
                                new SimpleJavaFileObject(
                                        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                                    @Override
                                    public String getCharContent(boolean ignoreEncodingErrors) {
                                        return source;
                                    }
                                }))
                .call();
        return said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> block.problem(
                        Math.max(0, (int) diagnostic.getLineNumber() - 2), diagnostic.getMessage(Locale.ROOT)))
                .toList();
    }
}
