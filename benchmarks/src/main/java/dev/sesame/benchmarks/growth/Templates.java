package dev.sesame.benchmarks.growth;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.benchmarks.load.CallerConnection;
import dev.sesame.benchmarks.queue.CodeMail;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Managed templates, each for a usage type of its own, with 4 kB of HTML. */
final class Templates implements Dimension {

    /** A body may have 256 kB. */
    private static final int AT_ONCE = 50;

    @Override
    public String name() {
        return "managed templates";
    }

    @Override
    public List<Integer> sizes() {
        return List.of(10, 100, 1_000, 10_000);
    }

    @Override
    public void prepare(Path folder, int size) {
        CodeMail.writeConnector(folder);
    }

    @Override
    public void fill(int port, int size) {
        try (CallerConnection connection = new CallerConnection(port)) {
            for (int from = 0; from < size; from += AT_ONCE) {
                CallerConnection.Answer answer = connection.ask(
                        CallerConnection.put("/v1/email-templates", body(from, Math.min(size, from + AT_ONCE))));
                if (answer.status() != 200) {
                    throw new FailedRunException("templates were not saved: " + answer.status() + " " + answer.body());
                }
            }
        }
    }

    static String body(int from, int to) {
        List<Map<String, String>> templates = IntStream.range(from, to)
                .mapToObj(i -> Map.of(
                        "usageType",
                        usageType(i),
                        "languageTag",
                        "en",
                        "subject",
                        "Your code",
                        "content",
                        CodeMail.HTML,
                        "text",
                        CodeMail.TEXT))
                .toList();
        try {
            return JSON.std.asString(Map.of("templates", templates));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] request(int number, int size) {
        return CallerConnection.post(
                "/v1/messages",
                "{\"to\":\"" + CodeMail.recipient(number) + "\",\"usageType\":\"" + usageType(number % size)
                        + "\",\"locale\":\"en\",\"payload\":{\"code\":\"" + number + "\"}}");
    }

    private static String usageType(int template) {
        return "Growth" + template;
    }
}
