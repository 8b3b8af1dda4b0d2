package dev.sesame.benchmarks.growth;

import dev.sesame.benchmarks.load.CallerConnection;
import dev.sesame.benchmarks.queue.CodeMail;
import java.nio.file.Path;
import java.util.List;

/** Connectors, each of an AWS account of its own, with four templates. */
final class Connectors implements Dimension {

    @Override
    public String name() {
        return "connectors";
    }

    @Override
    public List<Integer> sizes() {
        return List.of(1, 10, 100, 1_000);
    }

    @Override
    public void prepare(Path folder, int size) {
        for (int i = 0; i < size; i++) {
            CodeMail.writeConnector(folder, id(i), "AKIDEXAMPLE" + i);
        }
    }

    @Override
    public void fill(int port, int size) {
        // They are in files, which are read at the start.
    }

    @Override
    public byte[] request(int number, int size) {
        return CallerConnection.post(
                "/v1/messages",
                "{\"to\":\"" + CodeMail.recipient(number) + "\",\"connector\":\"" + id(number % size)
                        + "\",\"usageType\":\"SignIn\",\"payload\":{\"code\":\"" + number + "\"}}");
    }

    private static String id(int connector) {
        return connector == 0 ? "default" : "tenant-" + connector;
    }
}
