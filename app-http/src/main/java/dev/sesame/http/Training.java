package dev.sesame.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Runs the service for a moment as people do, and sends to its simulator over both transports, for Java to remember what was
 * loaded and what was busy (JEP 483 and 515). The launcher calls it with {@code -XX:AOTCacheOutput}, an empty folder for the data and no
 * settings: it sends to nobody, whatever is set.
 */
final class Training {

    private static final int ROUNDS = 200;
    private static final int CALLERS = 8;

    private Training() {}

    /** Takes the folder for the data. Ends with 1 if a message is not accepted: nothing is to be learned from that. */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Path connectors = Files.createDirectories(data.resolve("connectors"));
        boolean trained = true;
        for (String transport : List.of("ses-api", "ses-smtp")) {
            trained &= train(transport, data, connectors);
        }
        // Ends the threads of the client as well.
        System.exit(trained ? 0 : 1);
    }

    private static boolean train(String transport, Path data, Path connectors) {
        Map<String, Object> settings = Map.of(
                "sesame.port",
                "0",
                "sesame.ses",
                "simulator",
                "sesame.transport",
                transport,
                "sesame.send-rate",
                "10000",
                "sesame.store-url",
                "",
                "sesame.data-dir",
                data.toString(),
                "sesame.connectors-dir",
                connectors.toString());
        try (ApplicationContext context =
                        new Startup().properties(settings).banner(false).start();
                HttpClient client = HttpClient.newHttpClient()) {
            URI service = context.getBean(EmbeddedServer.class).getURI();
            boolean accepted = true;
            for (int round = 0; round < ROUNDS; round++) {
                accepted &= send(client, service, round);
            }
            return accepted;
        }
    }

    private static boolean send(HttpClient client, URI service, int round) {
        List<CompletableFuture<HttpResponse<Void>>> calls = IntStream.range(0, CALLERS)
                .mapToObj(caller -> client.sendAsync(
                        message(service, "someone-" + round + "-" + caller + "@example.com"),
                        BodyHandlers.discarding()))
                .toList();
        return calls.stream().allMatch(call -> call.join().statusCode() == 200);
    }

    private static HttpRequest message(URI service, String to) {
        return HttpRequest.newBuilder(service.resolve("/v1/messages"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"to": "%s", "usageType": "SignIn", "locale": "en", "payload": {"code": "482916"}}""".formatted(to)))
                .build();
    }
}
