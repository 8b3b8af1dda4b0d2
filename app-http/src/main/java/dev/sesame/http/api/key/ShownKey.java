package dev.sesame.http.api.key;

import dev.sesame.core.change.Change;
import dev.sesame.core.port.in.ApiKeyView;
import dev.sesame.core.port.in.CreatedApiKey;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An API key.
 *
 * @param name its name
 * @param role what may be done with it: {@code send}, {@code read} or {@code admin}
 * @param limit how often it may be used; absent if as often as one likes
 * @param readOnly whether it is in SESAME_API_KEYS, and can only be changed there
 * @param start what it begins with; absent if it is read-only
 * @param createdAt when it was created; absent if it is read-only
 * @param createdBy the name of the key that created it; absent if it is read-only, or there was none
 * @param usedAt the minute in which it was last used, on any instance; absent if never, or if it is read-only
 * @param key the key itself: only in the answer to the call that created it, and never again
 */
@Schema(name = "ApiKey")
record ShownKey(
        String name,
        String role,
        @Nullable String limit,
        boolean readOnly,
        @Nullable String start,
        @Nullable Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant usedAt,
        @Nullable String key)
        implements JsonBody {

    static ShownKey of(CreatedApiKey created) {
        return of(created.view(), created.key().reveal());
    }

    static ShownKey of(ApiKeyView view) {
        return of(view, null);
    }

    private static ShownKey of(ApiKeyView view, @Nullable String key) {
        Change created = view.created();
        return new ShownKey(
                view.holder().name(),
                view.holder().role().id(),
                view.holder().limit() == null ? null : view.holder().limit().toString(),
                view.readOnly(),
                view.start(),
                created == null ? null : created.at(),
                created == null || created.by().isEmpty() ? null : created.by(),
                view.usedAt(),
                key);
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("role", role);
        json.put("limit", limit);
        json.put("readOnly", readOnly);
        json.put("start", start);
        json.put("createdAt", createdAt);
        json.put("createdBy", createdBy);
        json.put("usedAt", usedAt);
        json.put("key", key);
        return json;
    }

    /** Not the key. */
    @Override
    public String toString() {
        return "ShownKey[" + name + "]";
    }
}
