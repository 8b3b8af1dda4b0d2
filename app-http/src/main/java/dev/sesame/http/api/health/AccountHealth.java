package dev.sesame.http.api.health;

import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account may send in a region, and has sent, counted in recipients. The first three are what Sesame holds it to,
 * as of now; the others are what SES said of it last.
 *
 * @param heldToPerSecond the rate it is held to, lower than its own after a throttle; absent if none is known
 * @param max24Hours the quota of any 24 hours; absent if it has none, or none is known
 * @param sent24Hours what was sent in the last 24 hours: by us and, as far as SES has told, by others
 * @param maxPerSecond the rate that SES accepts; 0 if the account may not send. Absent, as the following are, until SES was
 *     asked: after the first message, and by one instance of those that share a database
 * @param production whether the account is out of the sandbox, and may write to unverified recipients
 * @param sendingEnabled whether sending is not paused
 * @param enforcement what SES thinks of the account: {@code HEALTHY}, {@code PROBATION} or {@code SHUTDOWN}; absent if it
 *     does not say
 * @param asOf when SES said so
 */
@Schema(name = "AccountHealth")
public record AccountHealth(
        @Nullable Double heldToPerSecond,
        @Nullable Double max24Hours,
        double sent24Hours,
        @Nullable Double maxPerSecond,
        @Nullable Boolean production,
        @Nullable Boolean sendingEnabled,
        @Nullable String enforcement,
        @Nullable Instant asOf)
        implements JsonBody {

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("heldToPerSecond", heldToPerSecond);
        json.put("max24Hours", max24Hours);
        json.put("sent24Hours", sent24Hours);
        json.put("maxPerSecond", maxPerSecond);
        json.put("production", production);
        json.put("sendingEnabled", sendingEnabled);
        json.put("enforcement", enforcement);
        json.put("asOf", asOf);
        return json;
    }
}
