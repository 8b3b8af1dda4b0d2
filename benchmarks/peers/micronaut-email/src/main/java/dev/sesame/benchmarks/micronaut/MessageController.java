package dev.sesame.benchmarks.micronaut;

import io.micronaut.email.BodyType;
import io.micronaut.email.Email;
import io.micronaut.email.EmailException;
import io.micronaut.email.EmailSender;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends one mail a call. The sender's address is in the configuration. */
@Controller("/v1/messages")
final class MessageController {

    private final EmailSender<?, ?> sender;
    private final SignInTemplate template;

    MessageController(EmailSender<?, ?> sender, SignInTemplate template) {
        this.sender = sender;
        this.template = template;
    }

    /** Answers once SES has accepted the mail: 202, or 502 if it did not. */
    @Post
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> send(@Body MessageRequest request) {
        Email.Builder email = Email.builder()
                .to(request.to())
                .subject("Your code")
                .body(template.render(request.payload()), BodyType.HTML);
        try {
            sender.send(email);
            return HttpResponse.accepted();
        } catch (EmailException | SdkException e) {
            return HttpResponse.status(HttpStatus.BAD_GATEWAY);
        }
    }
}
