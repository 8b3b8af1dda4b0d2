package dev.sesame.http.api.resource;

import dev.sesame.core.change.Precondition;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as entity tags (RFC 9110 §8.8.3), and the conditions that calls make with them (§13.1). */
public final class EntityTag {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");
    private static final Pattern OTHER_TAG = Pattern.compile("(W/)?\"[^\"]*\"");
    private static final String ANY = "*";

    private EntityTag() {}

    /** The tag of this version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * What this call asks for with {@code If-Match} or {@code If-None-Match}; nothing without either.
     *
     * @throws InvalidInputException if it cannot be understood, or would be ignored
     */
    public static Precondition precondition(HttpRequest<?> request) {
        List<String> match = request.getHeaders().getAll(HttpHeaders.IF_MATCH);
        List<String> noneMatch = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
        if (match.size() + noneMatch.size() > 1) {
            throw invalid("If-Match and If-None-Match cannot be combined: give one of them, once");
        }
        if (!match.isEmpty()) {
            return match(match.get(0).strip());
        }
        if (!noneMatch.isEmpty() && !noneMatch.get(0).strip().equals(ANY)) {
            throw invalid("If-None-Match must be *: create it only if it is not there");
        }
        return noneMatch.isEmpty() ? Precondition.NONE : Precondition.ABSENT;
    }

    /**
     * Refuses a condition on a call that changes many things, none of which it could be about.
     *
     * @throws InvalidInputException if there is one
     */
    public static void refuse(HttpRequest<?> request) {
        if (request.getHeaders().contains(HttpHeaders.IF_MATCH)
                || request.getHeaders().contains(HttpHeaders.IF_NONE_MATCH)) {
            throw invalid("If-Match and If-None-Match are for calls about one thing: change one by its id");
        }
    }

    private static Precondition match(String tag) {
        if (tag.equals(ANY)) {
            return Precondition.PRESENT;
        }
        Matcher ours = TAG.matcher(tag);
        if (ours.matches()) {
            return Precondition.version(Long.parseLong(ours.group(1)));
        }
        if (OTHER_TAG.matcher(tag).matches()) {
            // A tag we never gave, or a weak one, which If-Match must not take for the same: no version has it.
            return Precondition.version(-1);
        }
        throw invalid("If-Match must be * or the one ETag that was read, such as \"42\"");
    }

    private static InvalidInputException invalid(String message) {
        return InvalidInputException.request(List.of(new Problem("", message)));
    }
}
