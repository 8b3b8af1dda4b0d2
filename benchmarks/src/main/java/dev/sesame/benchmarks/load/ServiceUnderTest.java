package dev.sesame.benchmarks.load;

import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as its launcher starts it, in a process of its own; with half a gigabyte of heap, unless told otherwise. */
public final class ServiceUnderTest implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on http://127\\.0\\.0\\.1:(\\d+)");
    /** A line for each generation, or one for all, as the collector has it. */
    private static final Pattern USED_HEAP = Pattern.compile("(?m)^.* total .*used (\\d+)K");

    /** Options that would come on top of ours. */
    private static final Set<String> OF_JAVA = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private static final double KB_IN_MB = 1024;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private ServiceUnderTest(Process process) {
        this.process = process;
        // A virtual one would hold a carrier while it reads, and there are as many as cores.
        Thread.ofPlatform().daemon().start(this::read);
    }

    /** Starts what the build left beside this module, as its launcher does. */
    public static ServiceUnderTest start(Path home, Map<String, String> variables) {
        return start(home, variables, List.of());
    }

    /** The same with a command in front that becomes the service, such as {@code taskset}. */
    public static ServiceUnderTest start(Path home, Map<String, String> variables, List<String> launcher) {
        ProcessBuilder service = launch(home, launcher, "-Xmx512m -XX:AOTMode=off");
        service.environment().put("SESAME_PORT", "0");
        service.environment().putAll(variables);
        try {
            return new ServiceUnderTest(service.start());
        } catch (IOException e) {
            throw new FailedRunException("the service cannot be started", e);
        }
    }

    /** Has Java learn what a start takes, as after an installation. */
    public static void train(Path home) {
        try {
            Process training =
                    launch(home, List.of(), "", "--train").inheritIO().start();
            if (training.waitFor() != 0) {
                throw new FailedRunException("the training failed");
            }
        } catch (IOException e) {
            throw new FailedRunException("the service cannot be trained", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedRunException("interrupted", e);
        }
    }

    private static ProcessBuilder launch(Path home, List<String> before, String javaOptions, String... arguments) {
        Path module = home.resolveSibling("app-http");
        if (!Files.exists(module.resolve("target").resolve("sesame.jar"))) {
            throw new FailedRunException(
                    "there is no sesame.jar in " + module + ": start with benchmarks/run, which builds it");
        }
        List<String> command = new ArrayList<>(before);
        command.addAll(
                List.of("/bin/sh", module.resolve("src/main/dist/bin/sesame").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder launch = new ProcessBuilder(command).redirectErrorStream(true);
        launch.environment().keySet().removeIf(name -> name.startsWith("SESAME_") || OF_JAVA.contains(name));
        launch.environment().put("SESAME_HOME", module.resolve("target").toString());
        launch.environment().put("SESAME_JAVA", tool("java"));
        launch.environment().put("SESAME_JAVA_OPTS", javaOptions);
        return launch;
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private void read() {
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(Integer.valueOf(listening.group(1)));
                }
                if (line.contains(" ERROR ") || !port.isDone()) {
                    said.append('\n').append(line);
                }
            }
        } catch (IOException e) {
            said.append('\n').append(e);
        }
        port.completeExceptionally(new FailedRunException("the service did not start:" + said));
        if (!said.isEmpty()) {
            System.err.println("benchmarks: the service said:" + said);
        }
    }

    public int port() {
        try {
            return port.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof FailedRunException failed ? failed : e;
        }
    }

    /** What is on the heap after a full collection, in MB. */
    public double heapMegabytes() {
        String ignored = jcmd("GC.run");
        return usedHeap(jcmd("GC.heap_info")) / KB_IN_MB;
    }

    /** What it occupies of the machine's memory, in MB. */
    public double residentMegabytes() {
        return use().residentMegabytes();
    }

    /** How much CPU it has used since it was started. */
    public Duration cpu() {
        return use().cpu();
    }

    /** What it uses of the machine. */
    public ProcessUse use() {
        return new ProcessUse(process.toHandle());
    }

    private String jcmd(String command) {
        try {
            Process jcmd = new ProcessBuilder(tool("jcmd"), Long.toString(process.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FailedRunException("jcmd cannot be started", e);
        }
    }

    static double usedHeap(String info) {
        double used = USED_HEAP
                .matcher(info)
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
        if (used == 0) {
            throw new FailedRunException("no heap in: " + info);
        }
        return used;
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }
}
