package dev.sesame.http.api.audit;

import dev.sesame.core.change.AuditFilter;
import dev.sesame.core.change.Subject;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import io.micronaut.http.HttpParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to list.
 *
 * @param filter the conditions
 * @param limit how many
 * @param after where the page begins; null for the newest
 */
record AuditQuery(AuditFilter filter, int limit, @Nullable Long after) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    /**
     * Reads the query of a call.
     *
     * @throws InvalidInputException with every problem
     */
    static AuditQuery of(HttpParameters parameters) {
        Map<String, String> values = new HashMap<>();
        parameters.forEach((name, given) -> values.put(name, given.get(0)));
        List<Problem> problems = new ArrayList<>();
        InputObject input = InputObject.root(values, problems);
        Subject what = input.parsed("what", Subject::parse, "connector, template or api-key");
        String id = input.text("id");
        Integer limit = input.parsed("limit", AuditQuery::limit, "a whole number from 1 to " + MAX_LIMIT);
        Long after = input.parsed("after", AuditQuery::version, "the \"next\" of the page before");
        for (String key : input.unknownKeys()) {
            input.problem(InputObject.escape(key), "is not a parameter of this call; see /openapi.yml");
        }
        if (!problems.isEmpty()) {
            throw InvalidInputException.request(problems);
        }
        return new AuditQuery(new AuditFilter(what, id), limit == null ? DEFAULT_LIMIT : limit, after);
    }

    private static Optional<Integer> limit(String text) {
        return version(text)
                .filter(number -> number >= 1 && number <= MAX_LIMIT)
                .map(Math::toIntExact);
    }

    private static Optional<Long> version(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
