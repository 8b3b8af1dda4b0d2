package dev.sesame.http.api.docs;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The description of the API, made from its code by the build. */
@Controller
@Tag(name = "Description")
final class OpenApiController {

    private final String document = read();

    /** Shows this document. */
    @Get(uri = "/openapi.yml", produces = "application/yaml")
    @ApiResponse(responseCode = "200", description = "The description of the API")
    String openApi() {
        return document;
    }

    private static String read() {
        try (InputStream in =
                Objects.requireNonNull(OpenApiController.class.getResourceAsStream("/openapi.yml"), "openapi.yml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yml cannot be read from the jar", e);
        }
    }
}
