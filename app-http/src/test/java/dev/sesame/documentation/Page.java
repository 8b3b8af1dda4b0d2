package dev.sesame.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page in Markdown: its prose, and its code blocks. */
final class Page {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("( *)(```+|~~~+)\\s*(.*?)\\s*");
    private static final Pattern COMMENT = Pattern.compile("\\s*<!-- (.*) -->\\s*");
    private static final Pattern LIST = Pattern.compile("\\s*(?:[-*+]|\\d+[.)]) .*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*?)[ #]*");
    private static final Pattern WITH = Pattern.compile("with((?: [A-Z_]+=\\S+)+)");

    private final String name;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> prose = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();

    private Page(String name, List<String> lines) {
        this.name = name;
        read(lines);
    }

    /** The page of that name, as in {@code docs/settings.md}. */
    static Page read(String name) {
        try {
            return of(name, Files.readString(ROOT.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page of(String name, String text) {
        return new Page(name, text.lines().toList());
    }

    /** The pages whose code is held: what people read first, the modules' own, and the documentation. */
    static Stream<String> withCode() {
        return all().filter(name -> !name.matches("CHANGELOG\\.md|docs/(adr|benchmarks).*"));
    }

    /** All pages there are, in the order of their names. */
    static Stream<String> all() {
        try (Stream<Path> top = Files.walk(ROOT, 2);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.matches("([^./][^/]*/){0,9}[^/]+\\.md"))
                    .filter(name -> !name.matches("(.*/)?(target|node_modules)/.*"))
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(List<String> lines) {
        @Nullable String marker = null;
        boolean listed = false;
        boolean output = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher fence = FENCE.matcher(line);
            if (fence.matches()) {
                int end = end(lines, i, fence.group(2));
                int indent = fence.group(1).length();
                blocks.add(new Block(
                        name,
                        i + 2,
                        fence.group(3),
                        lines.subList(i + 1, end).stream()
                                .map(code -> code.substring(Math.min(indent, leading(code))))
                                .toList(),
                        marker,
                        output));
                lines.subList(i, Math.min(end + 1, lines.size())).forEach(code -> prose.add(""));
                i = end;
                marker = null;
                output = true;
                continue;
            }
            prose.add(line);
            if (line.isBlank()) {
                continue;
            }
            Matcher comment = COMMENT.matcher(line);
            if (comment.matches()) {
                marker = comment.group(1);
                Matcher with = WITH.matcher(marker);
                if (with.matches()) {
                    for (String variable : with.group(1).strip().split(" ", -1)) {
                        int equals = variable.indexOf('=');
                        variables.put(variable.substring(0, equals), variable.substring(equals + 1));
                    }
                }
                continue;
            }
            listed = LIST.matcher(line).matches() || (listed && line.startsWith(" "));
            if (!listed && line.startsWith("    ") && i > 0 && lines.get(i - 1).isBlank()) {
                problems.add(name + ":" + (i + 1) + ": an indented block: put it between ``` with an info string");
            }
            marker = null;
            output = line.endsWith(":") && !blocks.isEmpty() && isNext(lines, i);
        }
    }

    /** Whether only blank lines are between this line and the block before it. */
    private static boolean isNext(List<String> lines, int index) {
        int before = index - 1;
        while (before >= 0 && lines.get(before).isBlank()) {
            before--;
        }
        return before >= 0 && FENCE.matcher(lines.get(before)).matches();
    }

    private int end(List<String> lines, int start, String fence) {
        for (int i = start + 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(fence)) {
                return i;
            }
        }
        problems.add(name + ":" + (start + 1) + ": this block does not end");
        return lines.size();
    }

    private static int leading(String line) {
        return line.length() - line.stripLeading().length();
    }

    String name() {
        return name;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** Its lines without those of code blocks, which are empty in their place. */
    List<String> prose() {
        return prose;
    }

    /** What is wrong with its form. */
    List<String> problems() {
        return problems;
    }

    /** Variables that its commands, and the service they talk to, are given by a comment {@code <!-- with A=b C=d -->}. */
    Map<String, String> variables() {
        return variables;
    }

    /** What links to it may name: its headings, as GitHub and others name them. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        for (String line : prose) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = heading.group(1)
                        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                        .replace(' ', '-');
                for (int n = 1; !anchors.add(n == 1 ? anchor : anchor + "-" + (n - 1)); n++) {
                    // The second of a name is called -1, and so on.
                }
            }
        }
        return anchors;
    }
}
