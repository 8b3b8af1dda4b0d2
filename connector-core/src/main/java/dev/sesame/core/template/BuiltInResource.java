package dev.sesame.core.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The files that the built-in templates are made of. */
final class BuiltInResource {

    private BuiltInResource() {}

    /** The text of that file, without the line break at its end. */
    static String read(String name) {
        String path = "builtin/" + name;
        try (InputStream in = Objects.requireNonNull(BuiltInResource.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read from the jar", e);
        }
    }
}
