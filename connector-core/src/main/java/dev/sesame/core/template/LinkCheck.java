package dev.sesame.core.template;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.UnsendableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Judges the values of one message as they are written; collects what must not get into a mail. For one thread. */
final class LinkCheck {

    /** More than anybody mends at once. */
    private static final int MAX_PROBLEMS = 20;

    /**
     * Literals that have settled where a link leads, so that no value behind them changes it: another scheme than the web's, a
     * full host, a place on the same page or a path.
     */
    private static final Pattern SETTLED = Pattern.compile(
            "(?i:(?!https?:)[a-z][a-z0-9+.-]*:|https?:[/\\\\]*[^/\\\\?#]+[/\\\\?#]|[?#]|[/\\\\][^/\\\\]|[^/\\\\?#:]+[/\\\\?#]).*",
            Pattern.DOTALL);

    private static final Pattern IGNORED_IN_LINKS = Pattern.compile("[\\t\\n\\r]|&Tab;|&NewLine;");

    private static final String IN_TEXT =
            "holds a link, or what mail programs make one of: remove it, or give links in a variable"
                    + " whose name ends with Link or Url";

    private final LinkPolicy policy;
    private final Set<String> trusted;
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Set<String> opened = new HashSet<>();
    private final StringBuilder run = new StringBuilder();
    private Place runPlace = Place.NOWHERE;
    private boolean runOfMany;
    private boolean runHasLink;

    LinkCheck(LinkPolicy policy, Set<String> trusted) {
        this.policy = policy;
        this.trusted = trusted;
    }

    /** Whether values of a variable of this name are links. */
    static boolean isLinkName(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith("link") || name.endsWith("url") || name.endsWith("uri");
    }

    /** A value is written. */
    void value(String name, Place place, String written) {
        if (!policy.isJudging()) {
            return;
        }
        String value = Escaping.printable(written);
        if (trusted.contains(value)) {
            literal();
        } else if (isLinkName(name)) {
            literal();
            if (!value.isBlank()) {
                // As it came: what is dropped from a text is no part of an address.
                policy.problem(written).ifPresent(problem -> problems.putIfAbsent(place.path(), problem));
            }
        } else {
            // Two values next to each other may be a link together.
            runOfMany |= !run.isEmpty();
            boolean link = LinkText.isIn(value);
            if (link) {
                texts.putIfAbsent(place.path(), value);
            }
            runPlace = run.isEmpty() || (link && !runHasLink) ? place : runPlace;
            runHasLink |= link;
            run.append(value);
        }
    }

    /** Something that is no value is written: what comes is apart from what was. */
    void literal() {
        if (runOfMany && LinkText.isIn(run.toString())) {
            // Instead of the value alone, which may be fine.
            texts.put(runPlace.path(), run.toString());
        }
        run.setLength(0);
        runOfMany = false;
        runHasLink = false;
    }

    /**
     * An attribute that is a link ends.
     *
     * @param place where the value is that came first in it
     * @param value that value as it was given
     * @param before what the attribute held before that value, as written in HTML
     * @param whole all it holds, as written in HTML
     */
    void link(Place place, String value, String before, String whole) {
        if (!policy.isJudging()
                || trusted.contains(value)
                || SETTLED.matcher(decoded(before)).matches()) {
            return;
        }
        String link = decoded(whole);
        Optional<String> problem = link.isBlank() ? Optional.<String>empty() : policy.problem(link);
        if (problem.isPresent()) {
            problems.putIfAbsent(place.path(), problem.get());
        } else {
            opened.add(link);
            if (policy.allows(value) || policy.allows("https://" + value)) {
                opened.add(value);
            }
        }
    }

    /** Every problem, each with the place of its value. */
    List<Problem> problems() {
        literal();
        Map<String, String> all = new LinkedHashMap<>(problems);
        texts.forEach((path, value) -> {
            // What the template opens elsewhere was judged there; what is allowed by name is no harm anywhere.
            if (!opened.contains(value) && !(policy.isLimited() && policy.allows(value))) {
                all.putIfAbsent(path, IN_TEXT);
            }
        });
        List<Problem> found = new ArrayList<>();
        all.forEach((path, problem) -> {
            if (found.size() < MAX_PROBLEMS) {
                found.add(new Problem(Payload.pointer(path), problem));
            }
        });
        return found;
    }

    /** The refusal of a message with these problems. */
    static UnsendableException refusal(List<Problem> problems) {
        return new UnsendableException(
                ErrorCode.LINK_NOT_ALLOWED,
                "The payload would put links into the mail that must not be there: "
                        + problems.stream().map(Problem::toString).collect(Collectors.joining("; ")),
                problems);
    }

    private static String decoded(String html) {
        return HtmlEntities.decode(IGNORED_IN_LINKS.matcher(html).replaceAll(""))
                .strip();
    }
}
