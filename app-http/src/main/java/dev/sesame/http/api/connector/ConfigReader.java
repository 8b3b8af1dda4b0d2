package dev.sesame.http.api.connector;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.http.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the configuration that a body holds. */
final class ConfigReader {

    static final String CONFIG = "config";

    /** What {@link Connector} shows besides: a connector can be read, changed and saved as it is. */
    private static final Set<String> SHOWN =
            Set.of("id", "factory", "readOnly", "source", "changedAt", "changedBy", "errors", "warnings");

    private ConfigReader() {}

    /**
     * The configuration of {@link ConnectorBody}.
     *
     * @throws InvalidInputException if there is none, or something else is with it
     */
    static Map<String, @Nullable Object> config(byte[] body) {
        List<Problem> problems = new ArrayList<>();
        InputObject input = InputObject.root(JsonReader.readObject(body), problems);
        InputObject config = input.object(CONFIG);
        if (config == null && problems.isEmpty()) {
            input.problem(CONFIG, "is required");
        }
        for (String key : input.unknownKeys()) {
            if (!SHOWN.contains(key)) {
                input.problem(InputObject.escape(key), "is not a member of a connector; is it meant for config?");
            }
        }
        if (config == null || !problems.isEmpty()) {
            throw InvalidInputException.request(problems);
        }
        return config.values();
    }

    /** Does something with the configuration of a body; its problems get their place in the body. */
    static <T> T inBody(Map<String, @Nullable Object> config, Function<Map<String, @Nullable Object>, T> use) {
        try {
            return use.apply(config);
        } catch (InvalidInputException e) {
            if (e.code() != ErrorCode.INVALID_CONFIG) {
                throw e;
            }
            throw InvalidInputException.config(e.problems().stream()
                    .map(problem -> new Problem(
                            problem.pointer().isEmpty() ? "" : "/" + CONFIG + problem.pointer(), problem.message()))
                    .toList());
        }
    }
}
