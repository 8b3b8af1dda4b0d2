package dev.sesame.http.api.connector;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.input.InputObject;
import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SendTestEmail;
import dev.sesame.http.api.health.ServiceInfo;
import dev.sesame.http.api.message.AcceptedMessage;
import dev.sesame.http.api.message.MessageReader;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.json.JsonBody;
import dev.sesame.http.json.JsonReader;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends a message to see whether a connector works, before it is saved or after. */
@Controller("/v1/connectors")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Connectors")
final class ConnectorTestController {

    private static final byte[] NOTHING = {};
    private static final String CONNECTOR = "connector";

    private final ManageConnectors connectors;
    private final SendTestEmail sendTestEmail;
    private final ServiceInfo service;

    ConnectorTestController(ManageConnectors connectors, SendTestEmail sendTestEmail, ServiceInfo service) {
        this.connectors = connectors;
        this.sendTestEmail = sendTestEmail;
        this.service = service;
    }

    /**
     * Sends a test message with a configuration that is not saved. It is tried once, and the answer is what SES said to
     * exactly this configuration.
     */
    @Post("/test")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TestBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "SES accepted the message",
            content = @Content(schema = @Schema(implementation = AcceptedMessage.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfBody
    @ApiProblems.OfTest
    @ApiProblems.OfSending
    HttpResponse<? extends JsonBody> testConfig(HttpRequest<byte[]> request) {
        Map<String, @Nullable Object> body = body(request);
        List<Problem> problems = new ArrayList<>();
        InputObject input = InputObject.root(body, problems);
        InputObject config = input.object(ConfigReader.CONFIG);
        String id = input.text(CONNECTOR);
        if (config == null && problems.isEmpty()) {
            input.problem(ConfigReader.CONFIG, "is required");
        }
        // What is wrong with the message is told together with what is wrong with the configuration.
        ConnectorConfig connector = null;
        if (config != null) {
            try {
                connector = ConfigReader.inBody(
                        config.values(),
                        document -> connectors.draft(document, id == null ? ConnectorConfig.DEFAULT_ID : id));
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }
        SendRequest message = null;
        try {
            message = message(body);
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
        if (connector == null || message == null || !problems.isEmpty()) {
            throw InvalidInputException.request(problems);
        }
        return send(connector, message);
    }

    /**
     * Sends a test message with a connector as it is used now.
     *
     * @param id the id of the connector
     */
    @Post("/{id}/test")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TestBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "SES accepted the message",
            content = @Content(schema = @Schema(implementation = AcceptedMessage.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfBody
    @ApiProblems.OfOne
    @ApiProblems.OfTest
    @ApiProblems.OfSending
    HttpResponse<? extends JsonBody> testConnector(HttpRequest<byte[]> request, @PathVariable String id) {
        Map<String, @Nullable Object> body = body(request);
        if (body.containsKey(CONNECTOR)) {
            throw InvalidInputException.request(
                    List.of(new Problem("/" + CONNECTOR, "is in the path already: leave it out")));
        }
        SendRequest message = MessageReader.test(body);
        return connectors
                .inUse(id)
                .<HttpResponse<? extends JsonBody>>map(connector -> send(connector, message))
                .orElseGet(() -> Problems.notFound(ConnectorsController.none(id)));
    }

    private static Map<String, @Nullable Object> body(HttpRequest<byte[]> request) {
        return JsonReader.readObject(request.getBody().orElse(NOTHING));
    }

    private static SendRequest message(Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>(body);
        message.remove(ConfigReader.CONFIG);
        message.remove(CONNECTOR);
        return MessageReader.test(message);
    }

    private HttpResponse<? extends JsonBody> send(ConnectorConfig connector, SendRequest message) {
        try {
            return HttpResponse.ok(AcceptedMessage.of(sendTestEmail.send(connector, message), service.simulated()));
        } catch (TransportException failure) {
            return Problems.ofTest(failure, service.transport());
        }
    }
}
