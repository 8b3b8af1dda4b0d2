package dev.sesame.http.api.factory;

import dev.sesame.core.template.LanguageRange;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.json.JsonBody;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what can be configured of a connector, in the language of whoever asks. */
@Controller("/v1/connector-factories")
@SecurityRequirement(name = "key")
@Tag(name = "Connectors")
final class FactoriesController {

    private final List<FactoryTexts> languages = FactoryTexts.all();

    /**
     * Lists the kinds of connectors there are.
     *
     * @param acceptLanguage the language of the form: en, de, fr, ja or zh-CN; en for all others
     */
    @Get
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "The kinds",
            content = @Content(schema = @Schema(implementation = ConnectorFactories.class)))
    @ApiProblems.OfEvery
    HttpResponse<? extends JsonBody> listConnectorFactories(
            @Header(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        ConnectorFactory factory = factory(acceptLanguage);
        return answer(new ConnectorFactories(List.of(factory)), factory);
    }

    /**
     * Shows a kind of connector and the form that it is configured with.
     *
     * @param id the kind: {@code aws-ses-mail}
     * @param acceptLanguage the language of the form: en, de, fr, ja or zh-CN; en for all others
     */
    @Get("/{id}")
    @Access.OfReaders
    @ApiResponse(
            responseCode = "200",
            description = "The kind",
            content = @Content(schema = @Schema(implementation = ConnectorFactory.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfOne
    HttpResponse<? extends JsonBody> getConnectorFactory(
            @PathVariable String id, @Header(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        if (!id.equals(ConnectorFactory.ID)) {
            return Problems.notFound("There is one kind of connector: " + ConnectorFactory.ID);
        }
        ConnectorFactory factory = factory(acceptLanguage);
        return answer(factory, factory);
    }

    private static HttpResponse<? extends JsonBody> answer(JsonBody body, ConnectorFactory factory) {
        return HttpResponse.ok(body)
                .header(HttpHeaders.CONTENT_LANGUAGE, factory.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    private ConnectorFactory factory(@Nullable String acceptLanguage) {
        return ConnectorFactory.in(texts(acceptLanguage), languages);
    }

    private FactoryTexts texts(@Nullable String acceptLanguage) {
        return wanted(acceptLanguage).stream()
                .flatMap(range -> LanguageTag.parse(range.getRange()).stream())
                .flatMap(tag -> LanguageRange.of(tag).stream())
                .flatMap(tag ->
                        languages.stream().filter(known -> known.language().equals(tag)))
                .findFirst()
                .orElse(languages.get(0));
    }

    private static List<Locale.LanguageRange> wanted(@Nullable String acceptLanguage) {
        try {
            return acceptLanguage == null ? List.of() : Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
