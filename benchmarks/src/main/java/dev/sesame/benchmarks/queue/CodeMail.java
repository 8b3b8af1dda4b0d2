package dev.sesame.benchmarks.queue;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.benchmarks.load.CallerConnection;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mail of every message: a code in 4 kB of HTML, with a text part. Each goes to a recipient with its number. */
public final class CodeMail {

    public static final String HTML = "<!doctype html><html lang=\"en\"><body><h1>{{code}}</h1>"
            + "<p style=\"margin: 1em\">It’s good for ten minutes, and for you alone.</p>\n".repeat(53)
            + "</body></html>";

    public static final String TEXT = "Your code: {{code}}\n\nIt’s good for ten minutes, and for you alone.\n";

    private static final Pattern RECIPIENT = Pattern.compile("\"user(\\d+)@example\\.com\"");

    private CodeMail() {}

    public static String recipient(int number) {
        return "user" + number + "@example.com";
    }

    /** The number of the message that SES was handed. */
    static int number(String request) {
        Matcher matcher = RECIPIENT.matcher(request);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no recipient of ours");
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** Has the message of that number queued. */
    static void queue(CallerConnection connection, int number) {
        CallerConnection.Answer answer =
                connection.ask(CallerConnection.post("/v1/messages", call(number), "Prefer: respond-async"));
        if (answer.status() != 202) {
            throw new FailedRunException("the service answered " + answer.status() + ": " + answer.body());
        }
    }

    /** What the service is asked. */
    public static String call(int number) {
        return "{\"to\":\"" + recipient(number) + "\",\"usageType\":\"SignIn\",\"payload\":{\"code\":\"" + number
                + "\"}}";
    }

    /** Writes a connector that sends it. */
    public static void writeConnector(Path folder) {
        writeConnector(folder, "default", "AKIDEXAMPLE");
    }

    /** The same with this id and the access key of that id. */
    public static void writeConnector(Path folder, String id, String accessKeyId) {
        Map<String, Object> connector = Map.of(
                "region", "eu-west-1",
                "accessKeyId", accessKeyId,
                "accessKeySecret", "secret",
                "emailAddress", "Example <login@example.com>",
                "templates",
                        Stream.of("SignIn", "Register", "ForgotPassword", "Generic")
                                .map(type -> Map.of(
                                        "usageType", type, "subject", "Your code", "content", HTML, "text", TEXT))
                                .toList());
        try {
            Files.writeString(folder.resolve(id + ".json"), JSON.std.asString(connector));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
