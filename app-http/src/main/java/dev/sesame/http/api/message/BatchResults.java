package dev.sesame.http.api.message;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.http.api.problem.ProblemDetail;
import dev.sesame.http.api.problem.Problems;
import dev.sesame.http.json.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the messages of a batch.
 *
 * @param results one for each message, in order
 */
@Schema(name = "BatchResults")
record BatchResults(List<BatchResult> results) implements JsonBody {

    /**
     * What became of one message: one of the two is there.
     *
     * @param message the message, accepted by SES or, in the background, kept
     * @param problem why there is none, as if it had been sent alone
     */
    @Schema(name = "BatchResult")
    record BatchResult(
            @Schema(oneOf = {AcceptedMessage.class, KeptMessage.class}) @Nullable
            JsonBody message,

            @Nullable ProblemDetail problem)
            implements JsonBody {

        static BatchResult of(JsonBody message) {
            return new BatchResult(message, null);
        }

        static BatchResult of(ConnectorException error) {
            return new BatchResult(null, Problems.detail(error));
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("message", message);
            json.put("problem", problem);
            return json;
        }
    }

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of("results", results);
    }
}
