package dev.sesame.benchmarks.micronaut;

import io.micronaut.core.io.ResourceResolver;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The mail's HTML. Values replace their placeholders as they are: nothing that renders is cheaper. */
@Singleton
final class SignInTemplate {

    private final String html;

    SignInTemplate(ResourceResolver resources) {
        try (InputStream in =
                resources.getResourceAsStream("classpath:sign-in.html").orElseThrow()) {
            html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String render(Map<String, Object> payload) {
        String rendered = html;
        for (Map.Entry<String, Object> variable : payload.entrySet()) {
            rendered = rendered.replace("{{" + variable.getKey() + "}}", String.valueOf(variable.getValue()));
        }
        return rendered;
    }
}
