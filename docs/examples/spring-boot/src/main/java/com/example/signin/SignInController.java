package com.example.signin;

import dev.sesame.core.message.Outcome;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signing in: first the address, then the code. */
@RestController
class SignInController {

    record Address(String email) {}

    record Code(String email, String code) {}

    record Answer(String message) {}

    private final SignInMail mail;
    private final PendingCodes codes;

    SignInController(SignInMail mail, PendingCodes codes) {
        this.mail = mail;
        this.codes = codes;
    }

    @PostMapping("/sign-in")
    ResponseEntity<Answer> signIn(@RequestBody Address address, Locale language) {
        Outcome outcome = mail.send(address.email(), codes.issue(address.email()), language);
        return switch (outcome) {
            case ACCEPTED -> answer(HttpStatus.ACCEPTED, "Your code is on its way.");
            case UNKNOWN -> answer(HttpStatus.ACCEPTED, "If your code is not there in two minutes, ask for a new one.");
            case NOT_SENT -> answer(HttpStatus.SERVICE_UNAVAILABLE, "Please try again in a minute.");
            case REJECTED -> answer(HttpStatus.UNPROCESSABLE_CONTENT, "We cannot send a code to this address.");
        };
    }

    @PostMapping("/sign-in/code")
    ResponseEntity<Answer> code(@RequestBody Code code) {
        return codes.redeem(code.email(), code.code())
                ? answer(HttpStatus.OK, "Welcome.")
                : answer(HttpStatus.UNAUTHORIZED, "That is not the code. Ask for a new one.");
    }

    private static ResponseEntity<Answer> answer(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(new Answer(message));
    }
}
