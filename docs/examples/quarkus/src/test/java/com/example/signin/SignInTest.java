package com.example.signin;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.fault.Fault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SimulatedSes.class)
class SignInTest {

    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    SesSimulator ses;

    @BeforeEach
    void clear() {
        ses.faults().clear();
        ses.mailbox().clear();
    }

    @Test
    void code_of_the_mail_signs_in_once() {
        signIn("en").statusCode(202);
        String code = code();

        enter(code).statusCode(200);
        enter(code).statusCode(401);
    }

    @Test
    void code_is_good_for_one_guess() {
        signIn("en").statusCode(202);
        String code = code();

        enter(code.equals("000000") ? "111111" : "000000").statusCode(401);
        enter(code).statusCode(401);
    }

    @Test
    void mail_is_in_the_language_of_the_browser() {
        signIn("de-AT").statusCode(202);

        assertTrue(ses.mailbox().messages().get(0).html().contains("lang=\"de\""));
    }

    @Test
    void refused_message_is_said_to_be_unsendable() {
        ses.faults().next(Fault.error(400, "MessageRejected", "Email address is not verified."));

        signIn("en").statusCode(422);
    }

    @Test
    void message_that_was_certainly_not_sent_may_be_tried_again() {
        ses.faults().always(Fault.error(503, "ServiceUnavailableException", "Try again later."));

        signIn("en").statusCode(503);
    }

    @Test
    void code_of_a_message_that_may_have_been_sent_counts() {
        ses.faults().next(Fault.dropAfterAccepting());
        signIn("en").statusCode(202);

        assertEquals(1, ses.mailbox().messages().size());
        enter(code()).statusCode(200);
    }

    private static ValidatableResponse signIn(String language) {
        return given().contentType("application/json")
                .header("Accept-Language", language)
                .body(Map.of("email", "someone@example.com"))
                .post("/sign-in")
                .then();
    }

    private static ValidatableResponse enter(String code) {
        return given().contentType("application/json")
                .body(Map.of("email", "someone@example.com", "code", code))
                .post("/sign-in/code")
                .then();
    }

    private String code() {
        Matcher code = CODE.matcher(ses.mailbox().messages().get(0).text());
        assertTrue(code.find());
        return code.group();
    }
}
