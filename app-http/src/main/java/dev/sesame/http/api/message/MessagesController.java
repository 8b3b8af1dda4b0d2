package dev.sesame.http.api.message;

import dev.sesame.core.port.in.PreviewEmail;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.http.api.health.ServiceInfo;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends and previews messages. */
@Controller("/v1/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Messages")
final class MessagesController {

    private static final byte[] NOTHING = {};

    private final SendEmail sendEmail;
    private final PreviewEmail previewEmail;
    private final ServiceInfo service;

    MessagesController(SendEmail sendEmail, PreviewEmail previewEmail, ServiceInfo service) {
        this.sendEmail = sendEmail;
        this.previewEmail = previewEmail;
        this.service = service;
    }

    /**
     * Sends a message and answers once SES has accepted it, or has not.
     *
     * @param idempotencyKey not yet supported: answered with 501
     * @param prefer {@code respond-async} is not yet supported: answered with 501
     */
    @Post
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MessageBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "SES accepted the message",
            content = @Content(schema = @Schema(implementation = AcceptedMessage.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfBody
    @ApiProblems.OfSending
    HttpResponse<? extends JsonBody> sendMessage(
            HttpRequest<byte[]> request,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            @Header("Prefer") @Nullable String prefer) {
        if (idempotencyKey != null) {
            return Problems.notImplemented(
                    "Idempotency-Key is not supported yet: leave it out, and do not repeat a send"
                            + " whose outcome is unknown");
        }
        if (prefer != null && prefersAsync(request)) {
            return Problems.notImplemented(
                    "Prefer: respond-async is not supported yet: leave it out to be answered when"
                            + " SES has accepted the message");
        }
        return HttpResponse.ok(AcceptedMessage.of(
                sendEmail.send(MessageReader.message(request.getBody().orElse(NOTHING))), service.simulated()));
    }

    /** Shows what would be sent, and what is wrong with it. Sends nothing. */
    @Post("/preview")
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

    /** Every line of the header counts, not just the first (RFC 9110 §5.3). */
    private static boolean prefersAsync(HttpRequest<?> request) {
        return request.getHeaders().getAll("Prefer").stream()
                .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("respond-async"));
    }
}
