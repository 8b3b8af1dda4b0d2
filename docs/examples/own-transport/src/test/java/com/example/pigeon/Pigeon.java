package com.example.pigeon;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.ProviderHarness;
import dev.sesame.core.port.out.ReceivedEmail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The made-up provider, which tests can give trouble, and a transport to it. */
final class Pigeon implements ProviderHarness, AutoCloseable {

    /** What becomes of one request. */
    interface Treatment {
        void treat(HttpExchange exchange, byte[] body) throws IOException;
    }

    private final HttpServer server;
    private final EmailTransport transport;
    private final List<ReceivedEmail> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicReference<Treatment> next = new AtomicReference<>(this::accept);

    Pigeon() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/messages", this::handle);
        server.start();
        transport = transport(server.getAddress().getPort());
    }

    private static EmailTransport transport(int port) {
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        return new PigeonTransport(endpoint, Secret.of("a-token"), Duration.ofSeconds(30));
    }

    @Override
    public EmailTransport transport() {
        return transport;
    }

    @Override
    public EmailTransport unreachableTransport() {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return transport(once.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SendingAccount account() {
        return new SendingAccount("eu-west-1", null, null);
    }

    @Override
    public void nextMessageMeets(Trouble trouble) {
        next.set(
                switch (trouble) {
                    case REFUSE_MESSAGE -> answering(422, "{\"error\": \"refused\"}");
                    case REFUSE_CREDENTIALS -> answering(401, "{\"error\": \"who are you\"}");
                    case THROTTLE -> answering(429, "{\"error\": \"slow down\"}");
                    case UNAVAILABLE -> answering(503, "{\"error\": \"not now\"}");
                    case DROP_ANSWER -> (exchange, body) -> exchange.close();
                });
    }

    /** Does this with the next message. */
    void nextMessageGets(Treatment treatment) {
        next.set(treatment);
    }

    static Treatment answering(int status, String body) {
        return (exchange, request) -> answer(exchange, status, body);
    }

    @Override
    public int attempts() {
        return attempts.get();
    }

    @Override
    public List<ReceivedEmail> accepted() {
        return accepted;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            attempts.incrementAndGet();
            next.getAndSet(this::accept).treat(exchange, body);
        }
    }

    private void accept(HttpExchange exchange, byte[] body) throws IOException {
        if (!"Bearer a-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
            return;
        }
        String id = "pigeon-" + attempts.get();
        accepted.add(received(id, JSON.std.mapFrom(body)));
        answer(exchange, 202, "{\"id\": \"" + id + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static ReceivedEmail received(String id, Map<String, Object> message) {
        Map<String, String> from = texts(message.get("from"));
        return new ReceivedEmail(
                id,
                from.get("address"),
                from.get("name"),
                List.of(texts(message.get("to")).get("address")),
                ((List<?>) message.get("replyTo"))
                        .stream().map(mailbox -> texts(mailbox).get("address")).toList(),
                (String) message.get("subject"),
                (String) message.get("html"),
                (String) message.get("text"),
                texts(message.get("headers")),
                texts(message.get("tags")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(Object json) {
        return (Map<String, String>) json;
    }

    @Override
    public void close() {
        transport.close();
        server.stop(0);
    }
}
