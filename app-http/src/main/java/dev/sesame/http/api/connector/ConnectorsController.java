package dev.sesame.http.api.connector;

import dev.sesame.core.port.in.ConnectorView;
import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.caller.Caller;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.api.resource.EntityTag;
import dev.sesame.http.json.JsonBody;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows, saves and deletes connectors. */
@Controller("/v1/connectors")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Connectors")
final class ConnectorsController {

    private static final byte[] NOTHING = {};

    private final ManageConnectors connectors;

    ConnectorsController(ManageConnectors connectors) {
        this.connectors = connectors;
    }

    /** Lists all connectors: those of files and those that are saved. Secrets are masked. */
    @Get
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "All connectors",
            content = @Content(schema = @Schema(implementation = Connectors.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfManaged
    Connectors listConnectors() {
        return new Connectors(connectors.list().stream().map(Connector::of).toList());
    }

    /**
     * Shows a connector. Secrets are masked.
     *
     * @param id the id of the connector
     */
    @Get("/{id}")
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "The connector",
            headers =
                    @io.swagger.v3.oas.annotations.headers.Header(
                            name = "ETag",
                            description = "its version; absent if it is not saved in the store",
                            schema = @Schema(type = "string")),
            content = @Content(schema = @Schema(implementation = Connector.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfOne
    @ApiProblems.OfManaged
    HttpResponse<? extends JsonBody> getConnector(@PathVariable String id) {
        return connectors
                .find(id)
                .<HttpResponse<? extends JsonBody>>map(view -> answer(HttpStatus.OK, view))
                .orElseGet(() -> Problems.notFound(none(id)));
    }

    /**
     * Creates or replaces a connector. It is used at once, and by other instances within seconds; messages that are being
     * sent meanwhile leave as it was.
     *
     * @param id the id of the connector: 1 to 64 letters, digits, dashes and underscores
     * @param ifMatch the ETag that was read, to change nothing that somebody else changed since
     * @param ifNoneMatch {@code *} to create a connector, and replace none
     */
    @Put("/{id}")
    @Access.OfAdmins
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ConnectorBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The connector is replaced",
            content = @Content(schema = @Schema(implementation = Connector.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The connector is created",
            content = @Content(schema = @Schema(implementation = Connector.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfBody
    @ApiProblems.OfChange
    @ApiProblems.OfReadOnly
    @ApiProblems.OfManaged
    HttpResponse<? extends JsonBody> saveConnector(
            HttpRequest<byte[]> request,
            @PathVariable String id,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var precondition = EntityTag.precondition(request);
        Map<String, @Nullable Object> config =
                ConfigReader.config(request.getBody().orElse(NOTHING));
        boolean known =
                connectors.find(id).filter(view -> view.version() != null).isPresent();
        ConnectorView saved = ConfigReader.inBody(
                config, document -> connectors.save(id, document, precondition, Caller.author(request)));
        return answer(known ? HttpStatus.OK : HttpStatus.CREATED, saved);
    }

    /**
     * Deletes a connector. Messages that are queued with it wait until there is one of its id again, or they expire.
     *
     * @param id the id of the connector
     * @param ifMatch the ETag that was read, to delete nothing that somebody else changed since
     */
    @Delete("/{id}")
    @Access.OfAdmins
    @ApiResponse(responseCode = "204", description = "The connector is deleted")
    @ApiProblems.OfEvery
    @ApiProblems.OfOne
    @ApiProblems.OfChange
    @ApiProblems.OfReadOnly
    @ApiProblems.OfManaged
    HttpResponse<? extends JsonBody> deleteConnector(
            HttpRequest<?> request, @PathVariable String id, @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return connectors.delete(id, EntityTag.precondition(request), Caller.author(request))
                ? HttpResponse.noContent()
                : Problems.notFound(none(id));
    }

    private static HttpResponse<Connector> answer(HttpStatus status, ConnectorView view) {
        MutableHttpResponse<Connector> response =
                HttpResponse.<Connector>status(status).body(Connector.of(view));
        return view.version() == null ? response : response.header(HttpHeaders.ETAG, EntityTag.of(view.version()));
    }

    static String none(String id) {
        // Only what may be an id is repeated: an address can hold anything.
        return id.matches("[A-Za-z0-9._-]{1,64}")
                ? "There is no connector \"" + id + "\" that is saved"
                : "There is no connector of that id that is saved";
    }
}
