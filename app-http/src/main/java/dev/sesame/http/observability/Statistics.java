package dev.sesame.http.observability;

import dev.sesame.core.message.Outcome;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the messages of the last hour ended, in the instance that answers.
 *
 * @param since when the instance began to count; what came before is not known
 * @param step how long a step is
 * @param steps the hour, oldest step first; the last one is not over yet
 */
@Schema(name = "Statistics")
record Statistics(
        Instant since,
        @Schema(type = "string", example = "PT5M") Duration step,
        List<Step> steps) implements JsonBody {

    /**
     * A part of the hour.
     *
     * @param from when it began
     * @param outcomes how many messages ended so in it, by outcome: {@code accepted}, {@code rejected}, {@code not_sent} and
     *     {@code unknown}
     */
    @Schema(name = "StatisticsStep")
    record Step(Instant from, Map<Outcome, Long> outcomes) implements JsonBody {

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> counts = new LinkedHashMap<>();
            for (Outcome outcome : Outcome.values()) {
                counts.put(outcome.id(), outcomes.get(outcome));
            }
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("from", from.toString());
            json.put("outcomes", counts);
            return json;
        }
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("since", since.toString());
        json.put("step", step.toString());
        json.put("steps", steps);
        return json;
    }
}
