package dev.sesame.http.api.simulator;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The mailbox of the simulator; not there when messages go to Amazon. */
@Controller("/v1/simulator/messages")
@Tag(name = "Simulator")
final class SimulatorController {

    private final SimulatedMailbox mailbox;

    SimulatorController(SimulatedMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Shows the mails that the simulator accepted, newest first. */
    @Get
    @ApiResponse(responseCode = "200", description = "The mailbox")
    @ApiResponse(responseCode = "404", description = "Messages go to Amazon; there is no simulator")
    HttpResponse<SimulatedMails> messages() {
        return mailbox.messages()
                .<HttpResponse<SimulatedMails>>map(messages -> HttpResponse.ok(new SimulatedMails(messages)))
                .orElseGet(HttpResponse::notFound);
    }

    /** Empties the mailbox. */
    @Delete
    @ApiResponse(responseCode = "204", description = "The mailbox is empty")
    @ApiResponse(responseCode = "404", description = "Messages go to Amazon; there is no simulator")
    HttpResponse<Void> clear() {
        return mailbox.clear() ? HttpResponse.noContent() : HttpResponse.notFound();
    }
}
