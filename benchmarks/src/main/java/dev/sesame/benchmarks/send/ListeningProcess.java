package dev.sesame.benchmarks.send;

import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A service that says {@code LISTENING 12345} on its standard output once it can be called on that port. */
final class ListeningProcess implements AutoCloseable {

    private static final String LISTENING = "LISTENING ";

    private final String name;
    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private ListeningProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        // Kept in a process that may be killed: it would go on for ever.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        // A virtual one would hold a carrier while it reads, and there are as many as cores.
        Thread.ofPlatform().daemon().start(this::read);
    }

    /** Starts one in a folder, to send its messages to that endpoint of SES. */
    static ListeningProcess start(
            String name, Path folder, List<String> command, String endpoint, Map<String, String> variables) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PEER_PORT", "0");
        builder.environment().put("SES_ENDPOINT", endpoint);
        builder.environment().putAll(variables);
        try {
            return new ListeningProcess(name, builder.start());
        } catch (IOException e) {
            throw new FailedRunException(name + " cannot be started", e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(LISTENING)) {
                    port.complete(
                            Integer.valueOf(line.substring(LISTENING.length()).strip()));
                }
            }
        } catch (IOException e) {
            // It is gone, as below.
        }
        port.completeExceptionally(new FailedRunException(name + " ended before it listened; see what it wrote above"));
    }

    /** Waits until it can be called. */
    int port() {
        try {
            return port.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof FailedRunException failed ? failed : e;
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
