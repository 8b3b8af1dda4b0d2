package dev.sesame.benchmarks.peer;

import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own that takes part in a measurement. The first line of its input configures it, each further one is a
 * question, and it answers each with a line of JSON; it ends with its input, and so with us. For one thread at a time.
 */
public final class Peer implements AutoCloseable {

    private static final long PATIENCE_MINUTES = 10;
    private static final long GOODBYE_SECONDS = 5;

    private final String name;
    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;
    private final Fields ready;

    private Peer(String name, Process process, Map<String, Object> config) {
        this.name = name;
        this.process = process;
        this.questions = process.outputWriter();
        this.answers = process.inputReader();
        this.ready = ask(new Fields(config).line());
    }

    /** Starts a program of ours on the JVM that we run on. */
    public static Peer java(String name, Class<?> program, Map<String, Object> config) {
        return java(name, List.of(), program, config);
    }

    /** The same, with options for the JVM. */
    public static Peer java(String name, List<String> options, Class<?> program, Map<String, Object> config) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return start(name, command, config);
    }

    /** Starts a script on Node.js. */
    public static Peer node(String name, Path script, Map<String, Object> config) {
        return start(name, List.of("node", script.toString()), config);
    }

    private static Peer start(String name, List<String> command, Map<String, Object> config) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new FailedRunException(name + " cannot be started: is " + command.get(0) + " installed?", e);
        }
        try {
            return new Peer(name, process, config);
        } catch (FailedRunException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** What it said when it was ready. */
    public Fields ready() {
        return ready;
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws FailedRunException if there is none, or it tells of a failure
     */
    public Fields ask(String question) {
        String line;
        try {
            questions.write(question + "\n");
            questions.flush();
            line = CompletableFuture.supplyAsync(this::readLine, Thread::startVirtualThread)
                    .get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new FailedRunException(name + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedRunException("interrupted while " + name + " was asked", e);
        }
        if (line == null) {
            throw new FailedRunException(name + " ended; see what it wrote above");
        }
        Fields answer = Fields.read(line);
        String failure = answer.textIfAny("failure");
        if (failure != null) {
            throw new FailedRunException(name + ": " + failure);
        }
        return answer;
    }

    private @Nullable String readLine() {
        try {
            return answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            questions.close();
            if (!process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
