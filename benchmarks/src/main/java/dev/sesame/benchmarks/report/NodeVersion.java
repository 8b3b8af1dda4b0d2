package dev.sesame.benchmarks.report;

import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The version of Node.js on the path. */
public final class NodeVersion {

    private NodeVersion() {}

    public static String read() {
        try {
            Process process = new ProcessBuilder("node", "--version").start();
            byte[] said = process.getInputStream().readAllBytes();
            return new String(said, StandardCharsets.UTF_8).strip().replaceFirst("^v", "");
        } catch (IOException e) {
            throw new FailedRunException("Node.js is needed: install it", e);
        }
    }
}
