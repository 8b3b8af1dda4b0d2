package dev.sesame.http.api.message;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.http.json.JsonReader;
import dev.sesame.http.json.UnknownMembers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link BatchBody}. A message that is not valid does not keep the others from being sent. */
final class BatchReader {

    private static final int MAX_MESSAGES = 100;

    /**
     * A message of a batch: one of the two is there.
     *
     * @param request what to send
     * @param invalid why nothing can be sent
     */
    record Item(@Nullable SendRequest request, @Nullable ConnectorException invalid) {}

    private BatchReader() {}

    /**
     * The messages, in order.
     *
     * @throws InvalidInputException if the body is no batch
     */
    static List<Item> read(byte[] body) {
        List<Problem> problems = new ArrayList<>();
        InputObject input = InputObject.root(JsonReader.readObject(body), problems);
        List<InputObject> messages = input.objects("messages");
        if (problems.isEmpty() && (messages.isEmpty() || messages.size() > MAX_MESSAGES)) {
            input.problem("messages", "must be a list of 1 to " + MAX_MESSAGES + " messages");
        }
        UnknownMembers.refuse(input);
        if (!problems.isEmpty()) {
            throw InvalidInputException.request(problems);
        }
        return messages.stream().map(BatchReader::item).toList();
    }

    private static Item item(InputObject message) {
        try {
            return new Item(MessageReader.ofBatch(message.values()), null);
        } catch (InvalidInputException e) {
            return new Item(null, e);
        }
    }
}
