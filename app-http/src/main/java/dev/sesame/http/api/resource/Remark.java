package dev.sesame.http.api.resource;

import dev.sesame.core.error.Problem;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong or questionable about what is saved.
 *
 * @param pointer where, as a JSON pointer (RFC 6901)
 * @param detail what it is
 */
@Schema(name = "Remark")
public record Remark(String pointer, String detail) implements JsonBody {

    /** These problems, each at this place and below. */
    public static List<Remark> of(String place, List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Remark(place + problem.pointer(), problem.message()))
                .toList();
    }

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of("pointer", pointer, "detail", detail);
    }
}
