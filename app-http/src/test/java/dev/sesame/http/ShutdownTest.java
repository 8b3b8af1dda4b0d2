package dev.sesame.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process of its own, because what ends with a JVM can only be seen when one ends. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ShutdownTest {

    private static final String MESSAGE =
            "{\"to\": \"someone@example.com\", \"usageType\": \"SignIn\", \"payload\": {\"code\": \"123456\"}}";

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @TempDir
    Path folder;

    @Test
    void message_under_way_at_sigterm_is_answered_with_its_outcome() throws Exception {
        HttpServer ses = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ses.createContext("/", this::acceptWhenTold);
        ses.start();
        int port = freePort();
        Process service = start(port, "http://127.0.0.1:" + ses.getAddress().getPort());
        try (HttpClient client = HttpClient.newHttpClient()) {
            awaitUntil(() -> accepts(port));
            CompletableFuture<HttpResponse<String>> sent = client.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/messages"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(MESSAGE))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            arrived.await();

            service.destroy();
            awaitUntil(() -> !accepts(port));
            answer.countDown();

            assertThat(sent.get().statusCode()).as(sent.get().body()).isEqualTo(200);
            assertThat(service.waitFor()).as("128 + SIGTERM, as of a JVM").isEqualTo(143);
        } finally {
            service.destroyForcibly();
            ses.stop(0);
        }
    }

    private void acceptWhenTold(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        arrived.countDown();
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = "{\"MessageId\": \"accepted-late\"}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("x-amzn-requestid", "request-1");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Process start(int port, String ses) throws IOException {
        Files.writeString(folder.resolve("default.json"), """
                {"region": "us-east-1", "accessKeyId": "AKIDEXAMPLE", "accessKeySecret": "secret",
                 "emailAddress": "noreply@example.com", "templates": [
                  {"usageType": "SignIn", "subject": "Code", "content": "{{code}}"},
                  {"usageType": "Register", "subject": "Code", "content": "{{code}}"},
                  {"usageType": "ForgotPassword", "subject": "Code", "content": "{{code}}"},
                  {"usageType": "Generic", "subject": "Code", "content": "{{code}}"}]}
                """);
        ProcessBuilder service = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sesame.http.Application");
        service.environment().put("SESAME_PORT", Integer.toString(port));
        service.environment().put("SESAME_SES", "aws");
        service.environment().put("SESAME_SES_API_ENDPOINT", ses);
        service.environment().put("SESAME_CONNECTORS_DIR", folder.toString());
        return service.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void awaitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
