package com.example.signin;

import dev.sesame.core.message.Outcome;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Signing in: first the address, then the code. */
@Path("/sign-in")
public class SignInResource {

    public record Address(String email) {}

    public record Code(String email, String code) {}

    public record Answer(String message) {}

    private final SignInMail mail;
    private final PendingCodes codes;

    SignInResource(SignInMail mail, PendingCodes codes) {
        this.mail = mail;
        this.codes = codes;
    }

    /** On a worker thread, as it returns no Uni: sending blocks. */
    @POST
    public Response signIn(Address address, @Context HttpHeaders headers) {
        Outcome outcome = mail.send(
                address.email(),
                codes.issue(address.email()),
                headers.getAcceptableLanguages().get(0));
        return switch (outcome) {
            case ACCEPTED -> answer(202, "Your code is on its way.");
            case UNKNOWN -> answer(202, "If your code is not there in two minutes, ask for a new one.");
            case NOT_SENT -> answer(503, "Please try again in a minute.");
            case REJECTED -> answer(422, "We cannot send a code to this address.");
        };
    }

    @POST
    @Path("code")
    public Response code(Code code) {
        return codes.redeem(code.email(), code.code())
                ? answer(200, "Welcome.")
                : answer(401, "That is not the code. Ask for a new one.");
    }

    private static Response answer(int status, String message) {
        return Response.status(status).entity(new Answer(message)).build();
    }
}
