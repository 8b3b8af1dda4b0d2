package dev.sesame.simulator.control;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.fault.Faults;
import dev.sesame.simulator.http.Answer;
import dev.sesame.simulator.http.Request;
import dev.sesame.simulator.http.RequestHandler;
import dev.sesame.simulator.json.Json;
import dev.sesame.simulator.mailbox.Mailbox;
import java.util.Collections;
import java.util.Map;

/**
 * {@code GET} and {@code DELETE /simulator/messages}, {@code POST} and {@code DELETE /simulator/faults}; whatever is
 * not under {@code /simulator/} goes to the next handler. Asks for no credentials.
 */
public final class ControlApi implements RequestHandler {

    private final Mailbox mailbox;
    private final Faults faults;
    private final RequestHandler next;

    public ControlApi(Mailbox mailbox, Faults faults, RequestHandler next) {
        this.mailbox = mailbox;
        this.faults = faults;
        this.next = next;
    }

    @Override
    public Answer handle(Request request) {
        if (!request.path().startsWith("/simulator/")) {
            return next.handle(request);
        }
        try {
            return control(request);
        } catch (RefusedException e) {
            return answer(
                    e.error().status(),
                    Collections.singletonMap("message", e.error().message()));
        }
    }

    @Override
    public Answer tooLarge(int maxBytes) {
        return next.tooLarge(maxBytes);
    }

    private Answer control(Request request) {
        switch (request.method() + " " + request.path()) {
            case "GET /simulator/messages" -> {
                return answer(
                        200,
                        Map.of(
                                "messages",
                                mailbox.messages().stream().map(MailJson::of).toList()));
            }
            case "DELETE /simulator/messages" -> mailbox.clear();
            case "POST /simulator/faults" ->
                FaultOrder.parse(Json.read(request.body())).place(faults);
            case "DELETE /simulator/faults" -> faults.clear();
            default -> {
                return answer(
                        404,
                        Map.of(
                                "message",
                                "There are GET and DELETE /simulator/messages, POST and DELETE /simulator/faults."));
            }
        }
        return Answer.json(204, Map.of(), "");
    }

    private static Answer answer(int status, Map<String, ?> fields) {
        return Answer.json(status, Map.of(), Json.write(fields));
    }
}
