package dev.sesame.simulator.api;

import dev.sesame.simulator.acceptance.Acceptance;
import dev.sesame.simulator.account.Account;
import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import dev.sesame.simulator.fault.Fault.ErrorAnswer;
import dev.sesame.simulator.fault.Faults;
import dev.sesame.simulator.http.Answer;
import dev.sesame.simulator.http.Request;
import dev.sesame.simulator.http.RequestHandler;
import dev.sesame.simulator.json.Json;
import dev.sesame.simulator.json.JsonObject;
import dev.sesame.simulator.signature.SigV4Verifier;
import dev.sesame.simulator.signature.Signer;
import java.util.Optional;

/** The SESv2 API: finds the operation, checks the signature, lets the call meet its fault, and answers. */
public final class SesApi implements RequestHandler {

    private final SigV4Verifier verifier;
    private final Faults faults;
    private final Routes routes;

    public SesApi(SigV4Verifier verifier, Account account, Faults faults, Acceptance acceptance) {
        this.verifier = verifier;
        this.faults = faults;
        routes = new Routes(
                new SendEmail(acceptance),
                new SendBulkEmail(acceptance, faults),
                new GetAccount(account),
                new GetEmailIdentity(account),
                new GetConfigurationSet(account));
    }

    @Override
    public Answer handle(Request request) {
        try {
            Routes.Match match = routes.find(request).orElseThrow(() -> unknown(request));
            Signer signer = verifier.verify(request);
            JsonObject body = request.method().equals("GET") ? JsonObject.EMPTY : Json.read(request.body());
            Call call = new Call(request, signer, match.resource(), body);
            return fault(match.operation(), body)
                    .map(fault -> FaultyAnswers.meet(fault, () -> perform(match.operation(), call)))
                    .orElseGet(() -> perform(match.operation(), call));
        } catch (RefusedException e) {
            return Answers.error(e.error());
        }
    }

    @Override
    public Answer tooLarge(int maxBytes) {
        return Answers.error(SesError.of(
                413, "RequestEntityTooLargeException", "The request is larger than " + maxBytes + " bytes."));
    }

    private Optional<Fault> fault(Operation operation, JsonObject body) {
        if (!(operation instanceof SendOperation send)) {
            return faults.ofOperation(operation.name());
        }
        return faults.ofRecipients(send.recipients(body))
                .filter(fault -> send.failsAsAWhole() || !(fault instanceof ErrorAnswer))
                .or(() -> faults.takeNext(operation.name()));
    }

    private static Answer perform(Operation operation, Call call) {
        try {
            return Answers.result(operation.perform(call));
        } catch (RefusedException e) {
            return Answers.error(e.error());
        }
    }

    private static RefusedException unknown(Request request) {
        return new RefusedException(SesError.of(
                404,
                "UnknownOperationException",
                "The simulator has no operation " + request.method() + " " + request.path() + "."));
    }
}
