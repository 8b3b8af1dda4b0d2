package dev.sesame.simulator.api;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.json.Json;
import dev.sesame.simulator.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of a template: those of an entry before those of the request. */
record TemplateData(JsonObject entry, JsonObject defaults) {

    /** Reads the JSON objects in two texts; null stands for an empty one. */
    static TemplateData of(@Nullable String entry, @Nullable String defaults) {
        return new TemplateData(read(entry), read(defaults));
    }

    /** The value of a variable; a dot leads into an object. */
    Optional<String> value(String variable) {
        return find(entry, variable).or(() -> find(defaults, variable));
    }

    private static Optional<String> find(JsonObject values, String variable) {
        int dot = variable.indexOf('.');
        return dot < 0
                ? Optional.ofNullable(values.scalar(variable))
                : values.objectIfAny(variable.substring(0, dot))
                        .flatMap(inner -> find(inner, variable.substring(dot + 1)));
    }

    private static JsonObject read(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? JsonObject.EMPTY : Json.read(text);
        } catch (RefusedException e) {
            throw new RefusedException(SesError.badRequest("The template data is invalid."));
        }
    }
}
