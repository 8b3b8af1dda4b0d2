package dev.sesame.benchmarks.spring;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sends one mail a call. */
@RestController
class MessageController {

    private final JavaMailSender sender;
    private final SignInTemplate template;

    MessageController(JavaMailSender sender, SignInTemplate template) {
        this.sender = sender;
        this.template = template;
    }

    /** Answers once SES has accepted the mail: 202, or 502 if it did not. */
    @PostMapping("/v1/messages")
    ResponseEntity<Void> send(@RequestBody MessageRequest request) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom("Example <login@example.com>");
        helper.setTo(request.to());
        helper.setSubject("Your code");
        helper.setText(template.render(request.payload()), true);
        try {
            sender.send(message);
            return ResponseEntity.accepted().build();
        } catch (MailException e) {
            return ResponseEntity.status(HttpStatus.BAD_GATEWAY).build();
        }
    }
}
