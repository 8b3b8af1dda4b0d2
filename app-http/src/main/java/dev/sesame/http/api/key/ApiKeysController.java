package dev.sesame.http.api.key;

import dev.sesame.core.port.in.ManageApiKeys;
import dev.sesame.http.api.caller.Access;
import dev.sesame.http.api.caller.Caller;
import dev.sesame.http.api.problem.ApiProblems;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.json.JsonBody;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
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

/** Creates, shows and deletes API keys. */
@Controller("/v1/api-keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "key")
@Tag(name = "API keys")
final class ApiKeysController {

    private static final byte[] NOTHING = {};

    private final ManageApiKeys apiKeys;

    ApiKeysController(ManageApiKeys apiKeys) {
        this.apiKeys = apiKeys;
    }

    /** Creates an API key, and shows it this once. It is good at once, and on other instances within seconds. */
    @Post
    @Access.OfAdmins
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ApiKeyBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The key is created; `key` is shown now and never again",
            content = @Content(schema = @Schema(implementation = ShownKey.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfBody
    @ApiProblems.OfKey
    @ApiProblems.OfManaged
    HttpResponse<ShownKey> createApiKey(HttpRequest<byte[]> request) {
        KeyToCreate wanted = KeyToCreate.read(request.getBody().orElse(NOTHING));
        ShownKey created =
                ShownKey.of(apiKeys.create(wanted.name(), wanted.role(), wanted.limit(), Caller.author(request)));
        return HttpResponse.<ShownKey>created(created).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Lists all API keys, those of SESAME_API_KEYS too, without the keys themselves. */
    @Get
    @Access.OfAdmins
    @ApiResponse(
            responseCode = "200",
            description = "All keys",
            content = @Content(schema = @Schema(implementation = ShownKeys.class)))
    @ApiProblems.OfEvery
    @ApiProblems.OfManaged
    ShownKeys listApiKeys() {
        return new ShownKeys(apiKeys.list().stream().map(ShownKey::of).toList());
    }

    /**
     * Deletes an API key. Nobody is let in with it from now on, on other instances within seconds.
     *
     * @param name the name of the key
     */
    @Delete("/{name}")
    @Access.OfAdmins
    @ApiResponse(responseCode = "204", description = "The key is deleted")
    @ApiProblems.OfEvery
    @ApiProblems.OfOne
    @ApiProblems.OfLastKey
    @ApiProblems.OfManaged
    HttpResponse<? extends JsonBody> deleteApiKey(HttpRequest<?> request, @PathVariable String name) {
        return apiKeys.delete(name, Caller.author(request))
                ? HttpResponse.noContent()
                : Problems.notFound("There is no API key of that name");
    }
}
