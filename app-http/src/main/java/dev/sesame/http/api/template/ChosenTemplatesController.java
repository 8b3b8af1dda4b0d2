package dev.sesame.http.api.template;

import dev.sesame.core.port.in.ShowTemplates;
import dev.sesame.core.port.in.TemplateView;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.TemplateFilter;
import dev.sesame.core.template.UsageType;
import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.json.JsonBody;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows which templates the messages of a connector are made of: managed ones, its own, or built-in ones. */
@Controller("/v1/connectors/{id}/templates")
@SecurityRequirement(name = "key")
@Tag(name = "Templates")
final class ChosenTemplatesController {

    private static final String NO_CONNECTOR = "There is no connector of that id";
    private static final String NONE =
            "There is no such connector, or it has no template for this in the language or the default one, and no"
                    + " Generic one: add one to the connector, or to /v1/email-templates";

    private final ShowTemplates templates;

    ChosenTemplatesController(ShowTemplates templates) {
        this.templates = templates;
    }

    /**
     * Lists the templates that messages of a connector can be made of; with a language, which of them is taken in that
     * language for each usage type.
     *
     * @param id the id of the connector
     * @param usageType only those for this
     * @param languageTag the language of the recipient
     */
    @Get
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "The templates",
            content = @Content(schema = @Schema(implementation = ChosenTemplates.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfQuery
    @ApiProblems.OfOne
    @ApiProblems.OfUse
    HttpResponse<? extends JsonBody> listChosenTemplates(
            HttpRequest<?> request,
            @PathVariable String id,
            @QueryValue @Nullable String usageType,
            @QueryValue @Nullable String languageTag) {
        TemplateFilter filter = TemplateQuery.toList(request.getParameters());
        LanguageTag language = filter.language();
        Optional<List<TemplateView>> views = language == null ? templates.list(id) : templates.list(id, language);
        return views.<HttpResponse<? extends JsonBody>>map(all -> HttpResponse.ok(ChosenTemplates.of(all.stream()
                        .filter(view ->
                                filter.usageType() == null || view.usageType().equals(filter.usageType()))
                        .toList())))
                .orElseGet(() -> Problems.notFound(NO_CONNECTOR));
    }

    /**
     * Shows the template that a message is made of, whole, with its variables and sample values for them.
     *
     * @param id the id of the connector
     * @param usageType the usage type of the message
     * @param languageTag the language of the recipient; left out if it is not known
     */
    @Get("/{usageType}")
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "The template",
            content = @Content(schema = @Schema(implementation = ChosenTemplate.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfQuery
    @ApiProblems.OfOne
    @ApiProblems.OfUse
    HttpResponse<? extends JsonBody> getChosenTemplate(
            HttpRequest<?> request,
            @PathVariable String id,
            @PathVariable String usageType,
            @QueryValue @Nullable String languageTag) {
        LanguageTag language = TemplateQuery.toList(request.getParameters()).language();
        return UsageType.parse(usageType)
                .flatMap(type -> templates.find(id, type, language))
                .<HttpResponse<? extends JsonBody>>map(view -> HttpResponse.ok(ChosenTemplate.of(view)))
                .orElseGet(() -> Problems.notFound(NONE));
    }
}
