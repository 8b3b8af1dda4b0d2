package dev.sesame.http.api.connector;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.core.port.in.CheckConnector;
import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.health.ServiceInfo;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.json.JsonBody;
import dev.sesame.http.json.JsonReader;
import dev.sesame.http.json.UnknownMembers;
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
import java.util.List;

/** Tells what works for a connector from here. */
@Controller("/v1/connectors")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Connectors")
final class ConnectorCheckController {

    private static final byte[] NOTHING = {};

    private final ManageConnectors connectors;
    private final CheckConnector checkConnector;
    private final ServiceInfo service;

    ConnectorCheckController(ManageConnectors connectors, CheckConnector checkConnector, ServiceInfo service) {
        this.connectors = connectors;
        this.checkConnector = checkConnector;
        this.service = service;
    }

    /**
     * Looks at everything between here and an accepted mail for a configuration that is not saved, as for one that is. Sends
     * and saves nothing.
     */
    @Post("/check")
    @Access.OfAdmins
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CheckBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What was found, good or bad",
            content = @Content(schema = @Schema(implementation = ConnectorDiagnosis.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfBody
    @ApiProblems.OfManaged
    ConnectorDiagnosis checkConfig(HttpRequest<byte[]> request) {
        List<Problem> problems = new ArrayList<>();
        InputObject input =
                InputObject.root(JsonReader.readObject(request.getBody().orElse(NOTHING)), problems);
        InputObject config = input.object(ConfigReader.CONFIG);
        String id = input.text("connector");
        UnknownMembers.refuse(input);
        if (config == null && problems.isEmpty()) {
            input.problem(ConfigReader.CONFIG, "is required");
        }
        if (config == null || !problems.isEmpty()) {
            throw InvalidInputException.request(problems);
        }
        ConnectorConfig connector = ConfigReader.inBody(
                config.values(), document -> connectors.draft(document, id == null ? ConnectorConfig.DEFAULT_ID : id));
        return ConnectorDiagnosis.of(checkConnector.check(connector), service.simulated());
    }

    /**
     * Looks at everything between here and an accepted mail, on both transports: names, ports, certificates, clock,
     * credentials, account, senders, configuration set. Sends nothing, and takes some seconds.
     *
     * @param id the id of the connector
     */
    @Post("/{id}/check")
    @Access.OfAdmins
    @ApiResponse(
            responseCode = "200",
            description = "What was found, good or bad",
            content = @Content(schema = @Schema(implementation = ConnectorDiagnosis.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfOne
    @ApiProblems.OfAction
    @ApiProblems.OfUse
    @ApiProblems.OfManaged
    HttpResponse<? extends JsonBody> checkConnector(@PathVariable String id) {
        return connectors
                .inUse(id)
                .<HttpResponse<? extends JsonBody>>map(connector ->
                        HttpResponse.ok(ConnectorDiagnosis.of(checkConnector.check(connector), service.simulated())))
                .orElseGet(() -> Problems.notFound(ConnectorsController.none(id)));
    }
}
