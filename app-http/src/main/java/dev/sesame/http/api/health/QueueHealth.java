package dev.sesame.http.api.health;

import dev.sesame.core.queue.QueueStats;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages in the store that have not ended, of all instances that share it.
 *
 * @param queued those that wait, due or not
 * @param due those of them whose time has come and whose deadline has not
 * @param sending those that somebody is sending
 * @param unknown those that may have been sent
 * @param oldestQueuedAt when the one that waits longest was taken; absent if none waits
 * @param oldestAgeSeconds how long ago that is; absent if none waits
 */
@Schema(name = "QueueHealth")
public record QueueHealth(
        long queued,
        long due,
        long sending,
        long unknown,
        @Nullable Instant oldestQueuedAt,
        @Nullable Long oldestAgeSeconds)
        implements JsonBody {

    /** The queue as these numbers show it at this time. */
    public static QueueHealth of(QueueStats stats, Instant now) {
        Instant oldest = stats.oldestQueuedAt();
        return new QueueHealth(
                stats.queued(),
                stats.due(),
                stats.sending(),
                stats.unknown(),
                oldest,
                oldest == null
                        ? null
                        : Math.max(0, Duration.between(oldest, now).toSeconds()));
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("queued", queued);
        json.put("due", due);
        json.put("sending", sending);
        json.put("unknown", unknown);
        json.put("oldestQueuedAt", oldestQueuedAt);
        json.put("oldestAgeSeconds", oldestAgeSeconds);
        return json;
    }
}
