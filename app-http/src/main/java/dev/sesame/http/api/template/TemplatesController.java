package dev.sesame.http.api.template;

import dev.sesame.core.port.in.ManageTemplates;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.TemplateVersion;
import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.caller.Caller;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.api.resource.EntityTag;
import dev.sesame.http.json.JsonBody;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows and changes managed templates, which come before those of connectors. */
@Controller("/v1/email-templates")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "Templates")
final class TemplatesController {

    private static final byte[] NOTHING = {};
    private static final String NONE = "There is no template of that id";
    private static final String NO_VERSION =
            "There is no such version of such a template that could be restored: GET /v1/email-templates/{id}/versions"
                    + " lists them. Their numbers are not consecutive";

    private final ManageTemplates templates;

    TemplatesController(ManageTemplates templates) {
        this.templates = templates;
    }

    /** Creates or replaces templates, all of them or none. They are used at once, and by other instances within seconds. */
    @Put
    @Access.OfAdmins
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TemplatesBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The templates as they are saved",
            content = @Content(schema = @Schema(implementation = EmailTemplates.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfBody
    @ApiProblems.OfManaged
    EmailTemplates saveTemplates(HttpRequest<byte[]> request) {
        EntityTag.refuse(request);
        return shown(
                templates.save(TemplateReading.templates(request.getBody().orElse(NOTHING)), Caller.author(request)));
    }

    /**
     * Lists managed templates by usage type and language.
     *
     * @param usageType only those for this
     * @param languageTag only those in exactly this language
     */
    @Get
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "The templates",
            content = @Content(schema = @Schema(implementation = EmailTemplates.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfQuery
    EmailTemplates listTemplates(
            HttpRequest<?> request, @QueryValue @Nullable String usageType, @QueryValue @Nullable String languageTag) {
        return shown(templates.list(TemplateQuery.toList(request.getParameters())));
    }

    /**
     * Shows a template.
     *
     * @param id the id of the template
     */
    @Get("/{id}")
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "The template, with its version as ETag",
            content = @Content(schema = @Schema(implementation = EmailTemplate.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfOne
    @ApiProblems.OfManaged
    HttpResponse<? extends JsonBody> getTemplate(@PathVariable String id) {
        return answer(templates.find(id));
    }

    /**
     * Changes some properties of a template: what is left out stays, what is null goes.
     *
     * @param id the id of the template
     * @param ifMatch the ETag that was read, to change nothing that somebody else changed since
     */
    @Patch("/{id}")
    @Access.OfAdmins
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TemplatePatch.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The template as it is now",
            content = @Content(schema = @Schema(implementation = EmailTemplate.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfBody
    @ApiProblems.OfOne
    @ApiProblems.OfChange
    @ApiProblems.OfManaged
    HttpResponse<? extends JsonBody> patchTemplate(
            HttpRequest<byte[]> request,
            @PathVariable String id,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(templates.edit(
                id,
                TemplateReading.patch(request.getBody().orElse(NOTHING)),
                EntityTag.precondition(request),
                Caller.author(request)));
    }

    /**
     * Deletes a template. Its versions stay, and can be restored.
     *
     * @param id the id of the template
     * @param ifMatch the ETag that was read, to delete nothing that somebody else changed since
     */
    @Delete("/{id}")
    @Access.OfAdmins
    @ApiResponse(responseCode = "204", description = "The template is deleted")
    @ApiProblems.OfEvery
    @ApiProblems.OfOne
    @ApiProblems.OfChange
    @ApiProblems.OfManaged
    HttpResponse<? extends JsonBody> deleteTemplate(
            HttpRequest<?> request, @PathVariable String id, @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return templates.delete(id, EntityTag.precondition(request), Caller.author(request))
                ? HttpResponse.noContent()
                : Problems.notFound(NONE);
    }

    /**
     * Deletes the templates of a usage type, a language, or both; never all.
     *
     * @param usageType only those for this
     * @param languageTag only those in exactly this language
     */
    @Delete
    @Access.OfAdmins
    @ApiResponse(
            responseCode = "200",
            description = "How many were deleted",
            content = @Content(schema = @Schema(implementation = DeletedTemplates.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfQuery
    DeletedTemplates deleteTemplates(
            HttpRequest<?> request, @QueryValue @Nullable String usageType, @QueryValue @Nullable String languageTag) {
        EntityTag.refuse(request);
        return new DeletedTemplates(
                templates.delete(TemplateQuery.toDelete(request.getParameters()), Caller.author(request)));
    }

    /**
     * Lists the last 100 versions of a template without their contents, newest first; also of one that was deleted.
     *
     * @param id the id of the template
     */
    @Get("/{id}/versions")
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "The versions",
            content = @Content(schema = @Schema(implementation = TemplateVersions.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfOne
    @ApiProblems.OfManaged
    HttpResponse<? extends JsonBody> listTemplateVersions(@PathVariable String id) {
        List<TemplateVersion> history = templates.history(id);
        return history.isEmpty()
                ? Problems.notFound(NONE)
                : HttpResponse.ok(new TemplateVersions(
                        history.stream().map(PastTemplate::ofList).toList()));
    }

    /**
     * Shows a version of a template, whole.
     *
     * @param id the id of the template
     * @param version the version
     */
    @Get("/{id}/versions/{version}")
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = PastTemplate.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfOne
    @ApiProblems.OfManaged
    HttpResponse<? extends JsonBody> getTemplateVersion(@PathVariable String id, @PathVariable String version) {
        return templates.history(id).stream()
                .filter(past -> Long.toString(past.version()).equals(version))
                .findFirst()
                .<HttpResponse<? extends JsonBody>>map(past -> HttpResponse.ok(PastTemplate.of(past)))
                .orElseGet(() -> Problems.notFound(NO_VERSION));
    }

    /**
     * Makes a template what it was, as a new version; also one that was deleted.
     *
     * @param id the id of the template
     * @param version the version to restore
     * @param ifMatch the ETag that was read, to change nothing that somebody else changed since
     */
    @Post("/{id}/versions/{version}/restore")
    @Access.OfAdmins
    @ApiResponse(
            responseCode = "200",
            description = "The template as it is now",
            content = @Content(schema = @Schema(implementation = EmailTemplate.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfOne
    @ApiProblems.OfAction
    @ApiProblems.OfChange
    @ApiProblems.OfManaged
    HttpResponse<? extends JsonBody> restoreTemplate(
            HttpRequest<?> request,
            @PathVariable String id,
            @PathVariable String version,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        if (!version.matches("[0-9]{1,18}")) {
            return Problems.notFound(NO_VERSION);
        }
        Optional<ManagedTemplate> restored =
                templates.restore(id, Long.parseLong(version), EntityTag.precondition(request), Caller.author(request));
        return restored.isPresent() ? answer(restored) : Problems.notFound(NO_VERSION);
    }

    private EmailTemplates shown(List<ManagedTemplate> managed) {
        return new EmailTemplates(managed.stream()
                .map(template -> EmailTemplate.of(template, templates.warnings(template.template())))
                .toList());
    }

    private HttpResponse<? extends JsonBody> answer(Optional<ManagedTemplate> managed) {
        return managed.<HttpResponse<? extends JsonBody>>map(
                        template -> HttpResponse.ok(EmailTemplate.of(template, templates.warnings(template.template())))
                                .header(HttpHeaders.ETAG, EntityTag.of(template.version())))
                .orElseGet(() -> Problems.notFound(NONE));
    }
}
