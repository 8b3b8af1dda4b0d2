package dev.sesame.http.api.message;

import dev.sesame.core.port.in.PreviewEmail;
import dev.sesame.core.port.in.QueueEmail;
import dev.sesame.core.port.in.QueuedEmail;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.health.ServiceInfo;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.api.sending.SendingCalls;
import dev.sesame.http.json.JsonBody;
import io.micronaut.http.HttpHeaders;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends and previews messages. */
@Controller("/v1/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Messages")
final class MessagesController {

    private static final byte[] NOTHING = {};

    private final SendEmail sendEmail;
    private final QueueEmail queueEmail;
    private final PreviewEmail previewEmail;
    private final Idempotency idempotency;
    private final SendingCalls calls;
    private final ServiceInfo service;

    MessagesController(
            SendEmail sendEmail,
            QueueEmail queueEmail,
            PreviewEmail previewEmail,
            Idempotency idempotency,
            SendingCalls calls,
            ServiceInfo service) {
        this.sendEmail = sendEmail;
        this.queueEmail = queueEmail;
        this.previewEmail = previewEmail;
        this.idempotency = idempotency;
        this.calls = calls;
        this.service = service;
    }

    /**
     * Sends a message and answers once SES has accepted it, or has not.
     *
     * @param idempotencyKey makes the call safe to repeat: the same call with the same key sends nothing again, and is
     *     answered as it was the first time
     * @param prefer {@code respond-async} to be answered once the message is kept, and before it is sent
     */
    @Post
    @Access.OfSenders
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MessageBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "SES accepted the message",
            content = @Content(schema = @Schema(implementation = AcceptedMessage.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The message is kept, and will be sent",
            headers =
                    @io.swagger.v3.oas.annotations.headers.Header(
                            name = "Location",
                            description = "where its state is",
                            schema = @Schema(type = "string")),
            content = @Content(schema = @Schema(implementation = KeptMessage.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfBody
    @ApiProblems.OfStore
    @ApiProblems.OfSending
    HttpResponse<? extends JsonBody> sendMessage(
            HttpRequest<byte[]> request,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            @Header("Prefer") @Nullable String prefer) {
        try (SendingCalls.Turn turn = calls.begin()) {
            return turn == null ? Problems.overloaded() : send(request);
        }
    }

    private HttpResponse<? extends JsonBody> send(HttpRequest<byte[]> request) {
        byte[] body = request.getBody().orElse(NOTHING);
        boolean async = Preference.isAsync(request);
        IdempotencyKey key = idempotency.of(request, body, async);
        SendRequest message = MessageReader.message(body);
        if (async) {
            return queue(message, key);
        }
        SentEmail sent = key == null ? sendEmail.send(message) : sendEmail.send(message, key, 0);
        return HttpResponse.ok(AcceptedMessage.of(sent, service.simulated()));
    }

    private HttpResponse<KeptMessage> queue(SendRequest message, @Nullable IdempotencyKey key) {
        QueuedEmail queued = queueEmail.queue(List.of(message), key).get(0);
        if (queued instanceof QueuedEmail.Refused refused) {
            throw refused.reason();
        }
        KeptMessage kept = KeptMessage.of(((QueuedEmail.Kept) queued).message(), service.simulated());
        return HttpResponse.<KeptMessage>accepted()
                .header(HttpHeaders.LOCATION, "/v1/messages/" + kept.id())
                .header(Preference.APPLIED, Preference.RESPOND_ASYNC)
                .body(kept);
    }

    /** Shows what would be sent, and what is wrong with it. Sends nothing. */
    @Post("/preview")
    @Access.OfSenders
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PreviewBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The message as it would be sent",
            content = @Content(schema = @Schema(implementation = MessagePreview.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfBody
    @ApiProblems.OfPreview
    MessagePreview previewMessage(HttpRequest<byte[]> request) {
        return MessagePreview.of(
                previewEmail.preview(MessageReader.preview(request.getBody().orElse(NOTHING))));
    }
}
