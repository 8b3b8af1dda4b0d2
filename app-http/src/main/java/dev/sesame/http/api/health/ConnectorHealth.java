package dev.sesame.http.api.health;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connector, and the account that it sends with.
 *
 * @param id its id
 * @param origin {@code file}, {@code store} if it is saved there, or {@code example} for the one that stands in with the
 *     simulator until there is another
 * @param source the file; absent if there is none
 * @param region its AWS region; absent while that cannot be read
 * @param transport the transport that its messages leave by
 * @param failover the one for what that certainly did not take; absent if there is none
 * @param usable whether it can be used as it is saved
 * @param problem why it cannot, as sentences; absent if it can, or while the store does not answer
 * @param account what its account may send, and has sent; absent of connectors after the first 50 by their ids, and while
 *     the counters do not answer
 */
@Schema(name = "ConnectorHealth")
public record ConnectorHealth(
        String id,
        String origin,
        @Nullable String source,
        @Nullable String region,
        String transport,
        @Nullable String failover,
        boolean usable,
        @Nullable String problem,
        @Nullable AccountHealth account)
        implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("origin", origin);
        json.put("source", source);
        json.put("region", region);
        json.put("transport", transport);
        json.put("failover", failover);
        json.put("usable", usable);
        json.put("problem", problem);
        json.put("account", account);
        return json;
    }
}
