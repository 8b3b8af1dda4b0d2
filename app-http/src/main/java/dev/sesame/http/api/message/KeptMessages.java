package dev.sesame.http.api.message;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of messages.
 *
 * @param messages the messages, newest first
 * @param next what to ask for as {@code after} to get the next page; absent on the last one
 */
@Schema(name = "KeptMessages")
record KeptMessages(List<KeptMessage> messages, @Nullable String next) implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("messages", messages);
        json.put("next", next);
        return json;
    }
}
