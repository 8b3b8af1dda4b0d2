package dev.sesame.documentation;

import dev.sesame.http.fixture.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the commands of a page one after another in one shell, against a service of its own. */
final class Shell {

    private static final Pattern HERE = Pattern.compile("\\b(127\\.0\\.0\\.1|localhost):8080\\b");

    /** A request that a block of JSON is the body of, or the {@code …} in a body. */
    private static final Pattern REQUEST = Pattern.compile("(POST|PUT|PATCH) (/v1/\\S*)(?: (.*….*))?");

    private static final String BEFORE = """
            set -Eeuo pipefail
            trap 'echo "$BASH_COMMAND" >"$BLOCKS/failed"' ERR
            begin() {
                exec >"$BLOCKS/$1.out" 2>"$BLOCKS/$1.err"
                echo "$1" >"$BLOCKS/current"
                export ANNOUNCED=$2
            }
            """;

    /** A call that is refused fails, and shows why, unless the page shows the answer. */
    private static final String CURL = """
            #!/bin/sh
            PATH=$REAL_PATH
            case "${ANNOUNCED:-no} $* " in
                yes* | *' -f '* | *' -sf '* | *' -fsS '* | *' -sSf '* | *' --fail'*) exec curl "$@" ;;
                *) exec curl --fail-with-body "$@" ;;
            esac
            """;

    private static final int PATIENCE_MINUTES = 2;

    private final Page page;
    private final Path folder;
    private final int port;

    private Shell(Page page, Path folder, int port) {
        this.page = page;
        this.folder = folder;
        this.port = port;
    }

    /** Runs what is to be run; tells what fails, or prints something else than the page shows. */
    static List<String> problems(Page page, Path folder) throws IOException, InterruptedException {
        if (page.blocks().stream().noneMatch(Shell::isRun)) {
            return List.of();
        }
        Map<String, String> settings = new TreeMap<>(Map.of("SESAME_PORT", "0"));
        page.variables().forEach((name, value) -> {
            if (name.startsWith("SESAME_")) {
                settings.put(name, value);
            }
        });
        try (RunningService service = RunningService.startWithVariables(settings)) {
            return new Shell(page, folder, service.port()).run();
        }
    }

    /** Whether any of it is left to run. */
    private static boolean isRun(Block block) {
        return block.info().equals("sh") ? withoutElsewhere(block).matches("(?s).*[^:\\s].*") : request(block) != null;
    }

    private static @Nullable Matcher request(Block block) {
        if (block.marker() == null || !block.info().equals("json")) {
            return null;
        }
        Matcher request = REQUEST.matcher(block.marker());
        return request.matches() ? request : null;
    }

    private List<String> run() throws IOException, InterruptedException {
        Path blocks = Files.createDirectory(folder.resolve("blocks"));
        Path work = Files.createDirectory(folder.resolve("work"));
        Path curl = Files.createDirectory(folder.resolve("bin")).resolve("curl");
        Files.writeString(curl, CURL);
        if (!curl.toFile().setExecutable(true)) {
            throw new IOException(curl + " cannot be made a program");
        }
        StringBuilder script = new StringBuilder(BEFORE);
        for (int i = 0; i < page.blocks().size(); i++) {
            Block block = page.blocks().get(i);
            if (isRun(block)) {
                script.append("begin %d %s\n%s\n".formatted(i, shown(i) == null ? "no" : "yes", commands(i, blocks)));
            }
        }
        Path file = Files.writeString(folder.resolve("page.sh"), script.toString());
        ProcessBuilder bash = new ProcessBuilder("bash", file.toString())
                .directory(work.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.createFile(folder.resolve("nothing")).toFile()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        Map<String, String> environment = bash.environment();
        String path = environment.getOrDefault("PATH", "");
        environment.keySet().removeIf(name -> name.matches("(?i)SESAME_.*|.*_proxy"));
        environment.putAll(page.variables());
        environment.put("HOME", work.toString());
        environment.put("BLOCKS", blocks.toString());
        environment.put("REAL_PATH", path);
        environment.put("PATH", curl.getParent() + ":" + path);
        Process process = bash.start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return problems(blocks, process.exitValue());
    }

    private String commands(int index, Path blocks) throws IOException {
        Block block = page.blocks().get(index);
        Matcher request = request(block);
        if (request == null) {
            return HERE.matcher(withoutElsewhere(block)).replaceAll("$1:" + port);
        }
        String body = request.group(3) == null ? block.code() : request.group(3).replace("…", block.code());
        Path file = Files.writeString(blocks.resolve(index + ".json"), body);
        return """
                curl -sS -X %s -H 'Content-Type: application/json' ${KEY:+-H "Authorization: Bearer $KEY"} \\
                    --data-binary @%s http://127.0.0.1:%d%s
                """.formatted(request.group(1), file, port, request.group(2));
    }

    private static String withoutElsewhere(Block block) {
        return block.lines().stream()
                .map(line -> Elsewhere.of(line).isPresent() ? ":" : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The block that shows what this one prints; null if there is none. */
    private @Nullable Block shown(int index) {
        if (index + 1 == page.blocks().size()) {
            return null;
        }
        Block next = page.blocks().get(index + 1);
        return next.output() && next.marker() == null && next.info().matches("json|text|http") ? next : null;
    }

    private List<String> problems(Path blocks, int exit) throws IOException {
        List<String> problems = new ArrayList<>();
        int last = Integer.parseInt(said(blocks, "current"));
        for (int i = 0; i <= last; i++) {
            Block block = page.blocks().get(i);
            Block shown = shown(i);
            String printed = said(blocks, i + ".out").replace(":" + port, ":8080");
            if (i == last && exit != 0) {
                problems.add(block.problem("exit code %d of %s\n%s%s"
                        .formatted(exit, said(blocks, "failed"), printed, said(blocks, i + ".err"))));
            } else if (isRun(block) && shown != null) {
                Output.differences(shown, printed).forEach(problem -> problems.add(shown.problem(problem)));
            }
        }
        return problems;
    }

    private static String said(Path blocks, String file) throws IOException {
        Path path = blocks.resolve(file);
        return Files.exists(path) ? Files.readString(path).strip() : "";
    }
}
