package dev.sesame.http.api.hook;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.http.api.problem.Problems;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint for Logto's HTTP email connector. Logto shows the body of an error to the person who waits for the mail, so
 * errors are a sentence for that person; the log has the reason.
 */
@Controller("/v1/hooks/logto")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Hooks")
final class LogtoController {

    private static final Logger LOG = LoggerFactory.getLogger(LogtoController.class);

    private final SendEmail sendEmail;

    LogtoController(SendEmail sendEmail) {
        this.sendEmail = sendEmail;
    }

    /** Sends a message for Logto. */
    @Post(produces = MediaType.TEXT_PLAIN)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LogtoBody.class)))
    @ApiResponse(responseCode = "204", description = "SES accepted the message")
    @ApiResponse(responseCode = "default", description = "A sentence for the person who waits for the mail")
    HttpResponse<String> send(@Body byte @Nullable [] body) {
        try {
            SendRequest request = LogtoReader.read(body == null ? new byte[0] : body);
            sendEmail.send(request);
            return HttpResponse.noContent();
        } catch (ConnectorException e) {
            LOG.warn("A message of Logto was not accepted: {}", e.getMessage());
            return answer(e);
        }
    }

    private static MutableHttpResponse<String> answer(ConnectorException error) {
        String sentence =
                switch (error.kind()) {
                    case PERMANENT -> "The email could not be sent. Please contact support.";
                    case TRANSIENT -> "The email could not be sent just now. Please try again in a moment.";
                    case AMBIGUOUS ->
                        "The email may be on its way. Please check your inbox before you ask for another.";
                };
        return HttpResponse.<String>status(Problems.status(error.code()))
                .contentType(MediaType.TEXT_PLAIN_TYPE)
                .body(sentence);
    }
}
