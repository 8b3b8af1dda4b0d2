package dev.sesame.http.api.key;

import dev.sesame.core.access.CallLimit;
import dev.sesame.core.access.Role;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.http.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key to create, as {@link ApiKeyBody} says it.
 *
 * @param limit null for none
 */
record KeyToCreate(String name, Role role, @Nullable CallLimit limit) {

    /**
     * Reads a body.
     *
     * @throws InvalidInputException with every problem
     */
    static KeyToCreate read(byte[] body) {
        List<Problem> problems = new ArrayList<>();
        InputObject input = InputObject.root(JsonReader.readObject(body), problems);
        String name = input.requiredText("name");
        Role role = null;
        if (input.has("role")) {
            role = input.parsed("role", Role::parse, "send, read or admin");
        } else {
            input.problem("role", "is required");
        }
        CallLimit limit = input.parsed("limit", CallLimit::parse, CallLimit.RULE);
        for (String key : input.unknownKeys()) {
            input.problem(InputObject.escape(key), "is not a member of a key to create");
        }
        if (role == null || !problems.isEmpty()) {
            throw InvalidInputException.request(problems);
        }
        return new KeyToCreate(name, role, limit);
    }
}
