package dev.sesame.http.api.message;

import dev.sesame.core.error.InvalidAddressException;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.template.UsageType;
import io.micronaut.http.HttpParameters;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which messages to list.
 *
 * @param filter the conditions
 * @param limit how many
 * @param after where the page begins; null for the newest
 */
record MessageQuery(
        MessageFilter filter, int limit, @Nullable String after) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * Reads the query of a call.
     *
     * @throws InvalidInputException with every problem
     */
    static MessageQuery of(HttpParameters parameters) {
        Map<String, String> values = new HashMap<>();
        parameters.forEach((name, given) -> values.put(name, given.get(0)));
        List<Problem> problems = new ArrayList<>();
        InputObject input = InputObject.root(values, problems);
        MessageState state = input.parsed("status", MessageQuery::state, "a message state such as \"accepted\"");
        UsageType usageType = input.parsed("usageType", UsageType::parse, "a usage type such as \"SignIn\"");
        Instant from = input.parsed("from", MessageQuery::time, "a time such as \"2026-11-21T10:00:00Z\"");
        Instant until = input.parsed("until", MessageQuery::time, "a time such as \"2026-11-21T10:00:00Z\"");
        Integer limit = input.parsed("limit", MessageQuery::limit, "a whole number from 1 to " + MAX_LIMIT);
        String after = input.parsed("after", MessageQuery::id, "the \"next\" of the page before");
        String to = input.parsed("to", MessageQuery::recipient, "an address such as \"someone@example.com\"");
        for (String key : input.unknownKeys()) {
            input.problem(InputObject.escape(key), "is not a parameter of this call; see /openapi.yml");
        }
        if (!problems.isEmpty()) {
            throw InvalidInputException.request(problems);
        }
        return new MessageQuery(
                new MessageFilter(state, to, usageType, from, until), limit == null ? DEFAULT_LIMIT : limit, after);
    }

    private static Optional<MessageState> state(String text) {
        return Stream.of(MessageState.values())
                .filter(state -> state.id().equals(text))
                .findFirst();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(MessageQuery::isOfThisAge);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** With a year of four digits: others are nothing to look for, and some more than milliseconds can count. */
    private static boolean isOfThisAge(Instant time) {
        return time.isAfter(EARLIEST) && time.isBefore(LATEST);
    }

    /** As messages have it, with an international domain in ASCII. */
    private static Optional<String> recipient(String text) {
        try {
            return Optional.of(Mailbox.parse(text).address());
        } catch (InvalidAddressException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> limit(String text) {
        try {
            return Optional.of(Integer.valueOf(text)).filter(limit -> limit >= 1 && limit <= MAX_LIMIT);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> id(String text) {
        try {
            return Optional.of(UUID.fromString(text).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
