package dev.sesame.http.api.hook;

import dev.sesame.core.access.Role;
import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.http.api.caller.AllowedTo;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.api.sending.SendingCalls;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint for Logto's HTTP email connector. Logto shows the body of an error to the person who waits for the mail, so
 * errors are a sentence for that person; the log has the reason.
 */
@Controller("/v1/hooks/logto")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Hooks")
final class LogtoController {

    private static final Logger LOG = LoggerFactory.getLogger(LogtoController.class);

    private static final byte[] NOTHING = {};

    private final SendEmail sendEmail;
    private final SendingCalls calls;

    LogtoController(SendEmail sendEmail, SendingCalls calls) {
        this.sendEmail = sendEmail;
        this.calls = calls;
    }

    /** Sends a message for Logto. */
    // Whatever is accepted: an error that says it cannot be shown would keep a mail from being sent.
    @Post(produces = MediaType.ALL)
    @AllowedTo({Role.SEND, Role.ADMIN})
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LogtoBody.class)))
    @ApiResponse(responseCode = "204", description = "SES accepted the message")
    @ApiResponse(
            responseCode = "4XX",
            description = "The request is refused for good, with a sentence for the person who waits for the mail",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "5XX",
            description = "The mail was not sent, or with 504 perhaps; with a sentence as above",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
    HttpResponse<?> sendLogtoMessage(HttpRequest<byte[]> request) {
        try (SendingCalls.Turn turn = calls.begin()) {
            return turn == null ? Problems.overloaded() : send(request);
        }
    }

    private HttpResponse<String> send(HttpRequest<byte[]> request) {
        try {
            sendEmail.send(LogtoReader.read(request.getBody().orElse(NOTHING)));
            return HttpResponse.noContent();
        } catch (ConnectorException e) {
            LOG.warn("A message of Logto was not accepted: {}", e.getMessage());
            return answer(e);
        }
    }

    private static MutableHttpResponse<String> answer(ConnectorException error) {
        return HttpResponse.<String>status(Problems.status(error.code()))
                .contentType(MediaType.TEXT_PLAIN_TYPE)
                .body(LogtoSentence.of(error.kind()));
    }
}
