package dev.sesame.http.api.message;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.port.in.QueueEmail;
import dev.sesame.core.port.in.QueuedEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.health.ServiceInfo;
import dev.sesame.http.api.message.BatchResults.BatchResult;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.api.sending.SendingCalls;
import dev.sesame.http.json.JsonBody;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends many messages with one call, each on its own. */
@Controller("/v1/messages/batch")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Messages")
final class BatchController {

    private static final byte[] NOTHING = {};

    private final BatchSender sender;
    private final QueueEmail queueEmail;
    private final Idempotency idempotency;
    private final SendingCalls calls;
    private final ServiceInfo service;

    BatchController(
            BatchSender sender,
            QueueEmail queueEmail,
            Idempotency idempotency,
            SendingCalls calls,
            ServiceInfo service) {
        this.sender = sender;
        this.queueEmail = queueEmail;
        this.idempotency = idempotency;
        this.calls = calls;
        this.service = service;
    }

    /**
     * Sends up to 100 messages and tells what became of each. They give way to messages that are sent alone. What was not
     * begun within the time that one message is tried for is not sent.
     *
     * @param idempotencyKey makes the call safe to repeat: the same call with the same key sends nothing again
     * @param prefer {@code respond-async} to be answered once the messages are kept, and before they are sent
     */
    @Post
    @Access.OfSenders
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BatchBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What became of each message",
            content = @Content(schema = @Schema(implementation = BatchResults.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The messages are kept, and will be sent",
            content = @Content(schema = @Schema(implementation = BatchResults.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfBody
    @ApiProblems.OfStore
    @ApiProblems.OfBatch
    HttpResponse<? extends JsonBody> sendBatch(
            HttpRequest<byte[]> request,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            @Header("Prefer") @Nullable String prefer)
            throws InterruptedException {
        try (SendingCalls.Turn turn = calls.begin()) {
            return turn == null ? Problems.overloaded() : send(request);
        }
    }

    private HttpResponse<? extends JsonBody> send(HttpRequest<byte[]> request) throws InterruptedException {
        byte[] body = request.getBody().orElse(NOTHING);
        boolean async = Preference.isAsync(request);
        IdempotencyKey key = idempotency.of(request, body, async);
        List<BatchReader.Item> items = BatchReader.read(body);
        return async
                ? HttpResponse.<BatchResults>accepted()
                        .header(Preference.APPLIED, Preference.RESPOND_ASYNC)
                        .body(queue(items, key))
                : HttpResponse.ok(send(items, key));
    }

    private BatchResults queue(List<BatchReader.Item> items, @Nullable IdempotencyKey key) {
        BatchResult[] results = new BatchResult[items.size()];
        List<SendRequest> requests = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            SendRequest request = items.get(i).request();
            ConnectorException invalid = items.get(i).invalid();
            if (invalid != null) {
                results[i] = BatchResult.of(invalid);
            } else if (request != null) {
                requests.add(request);
                places.add(i);
            }
        }
        List<QueuedEmail> queued = queueEmail.queue(requests, key);
        for (int i = 0; i < places.size(); i++) {
            results[places.get(i)] = queued.get(i) instanceof QueuedEmail.Kept kept
                    ? BatchResult.of(KeptMessage.of(kept.message(), service.simulated()))
                    : BatchResult.of(((QueuedEmail.Refused) queued.get(i)).reason());
        }
        return new BatchResults(Arrays.asList(results));
    }

    private BatchResults send(List<BatchReader.Item> items, @Nullable IdempotencyKey key) throws InterruptedException {
        return new BatchResults(
                sender.send(items, key).stream().map(this::result).toList());
    }

    private BatchResult result(BatchSender.Ended ended) {
        SentEmail sent = ended.sent();
        return sent == null
                ? BatchResult.of(Objects.requireNonNull(ended.failure()))
                : BatchResult.of(AcceptedMessage.of(sent, service.simulated()));
    }
}
