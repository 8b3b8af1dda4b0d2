package dev.sesame.http.api.caller;

import dev.sesame.core.access.Role;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param name the name of the API key; absent while there are no keys
 * @param role {@code send}, {@code read} or {@code admin}: what the caller may do
 */
@Schema(name = "Caller")
record ShownCaller(@Nullable String name, String role) implements JsonBody {

    static ShownCaller of(String name, Role role) {
        return new ShownCaller(name.isEmpty() ? null : name, role.id());
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("role", role);
        return json;
    }
}
