package dev.sesame.http.api.connector;

import dev.sesame.core.port.in.CheckConnector;
import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.health.ServiceInfo;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.json.JsonBody;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Tells what works for a connector from here. */
@Controller("/v1/connectors")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Connectors")
final class ConnectorCheckController {

    private final ManageConnectors connectors;
    private final CheckConnector checkConnector;
    private final ServiceInfo service;

    ConnectorCheckController(ManageConnectors connectors, CheckConnector checkConnector, ServiceInfo service) {
        this.connectors = connectors;
        this.checkConnector = checkConnector;
        this.service = service;
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
