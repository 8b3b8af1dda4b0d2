package dev.sesame.http.api.message;

import dev.sesame.core.port.in.TrackMessages;
import dev.sesame.core.queue.StoredMessage;
import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.health.ServiceInfo;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.json.JsonBody;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what became of messages that are kept, and sends those of unknown outcome again. */
@Controller("/v1/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Messages")
final class MessageLogController {

    private static final String NONE =
            "No message of that id is kept: it was sent without Idempotency-Key and respond-async, or its history is over";

    private final TrackMessages messages;
    private final ServiceInfo service;

    MessageLogController(TrackMessages messages, ServiceInfo service) {
        this.messages = messages;
        this.service = service;
    }

    /**
     * Shows the state of a message that is kept, and every attempt to send it.
     *
     * @param id the id of the message
     */
    @Get("/{id}")
    @Access.OfEverybody
    @ApiResponse(
            responseCode = "200",
            description = "The message",
            content = @Content(schema = @Schema(implementation = KeptMessage.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfMessage
    HttpResponse<? extends JsonBody> getMessage(@PathVariable String id) {
        return answer(canonical(id).flatMap(messages::find));
    }

    /**
     * Lists the messages that are kept, newest first.
     *
     * @param status only those in this state
     * @param to only those to this address
     * @param usageType only those for this
     * @param from only those that came at this time or later, such as {@code 2026-11-21T10:00:00Z}
     * @param until only those that came before this time
     * @param limit how many, 1 to 200; 50 if left out
     * @param after the {@code next} of the page before
     */
    @Get
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "A page of messages",
            content = @Content(schema = @Schema(implementation = KeptMessages.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfQuery
    KeptMessages listMessages(
            HttpRequest<?> request,
            @QueryValue @Nullable String status,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable String usageType,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String until,
            @QueryValue @Nullable String limit,
            @QueryValue @Nullable String after) {
        MessageQuery query = MessageQuery.of(request.getParameters());
        List<StoredMessage> page = messages.list(query.filter(), query.after(), query.limit() + 1);
        boolean more = page.size() > query.limit();
        List<KeptMessage> shown = page.stream()
                .limit(query.limit())
                .map(message -> KeptMessage.of(message, service.simulated()))
                .toList();
        return new KeptMessages(shown, more ? shown.get(shown.size() - 1).id() : null);
    }

    /**
     * Sends a message of unknown outcome again. It may arrive twice: look first whether it arrived.
     *
     * @param id the id of the message
     */
    @Post("/{id}/resend")
    @Access.OfSenders
    @ApiResponse(
            responseCode = "202",
            description = "The message is queued again",
            content = @Content(schema = @Schema(implementation = KeptMessage.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfMessage
    @ApiProblems.OfResend
    HttpResponse<? extends JsonBody> resendMessage(@PathVariable String id) {
        Optional<KeptMessage> queued =
                canonical(id).flatMap(messages::resend).map(message -> KeptMessage.of(message, service.simulated()));
        if (queued.isEmpty()) {
            return Problems.notFound(NONE);
        }
        return HttpResponse.<KeptMessage>accepted()
                .header(HttpHeaders.LOCATION, "/v1/messages/" + queued.get().id())
                .body(queued.get());
    }

    private HttpResponse<? extends JsonBody> answer(Optional<StoredMessage> message) {
        return message.isPresent()
                ? HttpResponse.ok(KeptMessage.of(message.get(), service.simulated()))
                : Problems.notFound(NONE);
    }

    /** The id as we write it; empty if it is none of ours. */
    private static Optional<String> canonical(String id) {
        try {
            return Optional.of(UUID.fromString(id).toString()).filter(id::equalsIgnoreCase);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
