package com.example.pigeon;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.out.EmailTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands messages to Pigeon, a provider that we made up, with {@code POST /messages}. On the account of its token: a
 * connector's keys are those of AWS, so that they are not used. Safe for concurrent use.
 */
public final class PigeonTransport implements EmailTransport {

    private final URI messages;
    private final Secret token;
    private final Duration timeout;
    private final HttpClient client;
    private volatile boolean closed;

    /**
     * A transport with its own connections.
     *
     * @param timeout how long a send may take in all
     */
    public PigeonTransport(URI endpoint, Secret token, Duration timeout) {
        this.messages = endpoint.resolve("/messages");
        this.token = token;
        this.timeout = timeout;
        // It does not repeat a POST by itself.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public String name() {
        return "pigeon";
    }

    @Override
    public Receipt send(OutboundEmail email, SendingAccount account) {
        if (closed) {
            throw new IllegalStateException("the transport is closed");
        }
        Handover handover = new Handover();
        HttpRequest request = HttpRequest.newBuilder(messages)
                .header("Authorization", "Bearer " + token.reveal())
                .header("Content-Type", "application/json")
                .POST(handover.watch(json(email)))
                .build();
        return PigeonAnswer.read(exchange(request, handover));
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, Handover handover) {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failure(handover, "The connection to Pigeon failed", e.getCause());
        } catch (TimeoutException e) {
            throw failure(handover, "Pigeon did not answer within " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(handover, "The thread was interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static TransportException failure(Handover handover, String what, Throwable cause) {
        return handover.withdraw()
                ? new TransportException(FailureReason.CONNECTION_FAILED, what + "; nothing was sent", cause)
                : new TransportException(FailureReason.ANSWER_LOST, what + "; the message may have been sent", cause);
    }

    @Override
    public Map<String, Object> describe(OutboundEmail email) {
        return PigeonRequest.of(email);
    }

    private static byte[] json(OutboundEmail email) {
        try {
            return JSON.std.asBytes(PigeonRequest.of(email));
        } catch (IOException e) {
            throw new UncheckedIOException("texts, lists and maps always have a JSON form", e);
        }
    }

    /** Sends nothing more. The client closes its connections when it is no longer used: before Java 21 it has no close. */
    @Override
    public void close() {
        closed = true;
    }
}
