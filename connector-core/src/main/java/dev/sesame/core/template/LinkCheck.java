package dev.sesame.core.template;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.HeaderText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

    /** What stays one word in an address that a mail shows: nothing that ends it, so that no other begins behind it. */
    private static final Pattern ONE_WORD = Pattern.compile("[A-Za-z0-9._~/?#:@&=+%$!*-]*");

    private static final String IN_TEXT =
            "holds a link, or what mail programs make one of: remove it. A link that is meant goes in a variable whose"
                    + " name ends with Link or Url; hosts that every value may name are set with SESAME_LINK_HOSTS";

    private final LinkPolicy policy;
    private final Set<String> trusted;
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final Set<Shown> texts = new LinkedHashSet<>();
    private final Set<Shown> opened = new HashSet<>();
    private final Set<Shown> placed = new HashSet<>();
    private final List<Shown> links = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private Place runPlace = Place.NOWHERE;
    private boolean runOfMany;
    private boolean runInLink;
    private Part part = Part.BODY;

    /** What is written, by what is dropped from it and what has been judged before. */
    enum Part {
        /** A subject or a name, which loses characters that a body keeps. */
        HEADER,
        /** HTML or a text of its own. */
        BODY,
        /** The text that is derived from the HTML before it. */
        DERIVED
    }

    /** A text that a link was found in, and where its value is. */
    private record Shown(String path, String text) {}

    LinkCheck(LinkPolicy policy, Set<String> trusted) {
        this.policy = policy;
        this.trusted = trusted;
    }

    /** Whether values of a variable of this name are links. */
    static boolean isLinkName(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith("link") || name.endsWith("url") || name.endsWith("uri");
    }

    /** A part of the mail begins. */
    void part(Part next) {
        literal();
        part = next;
    }

    /** A passage of the template is written. */
    void literal(String text) {
        if (part == Part.HEADER ? !HeaderText.visible(text).isEmpty() : Escaping.isPrintable(text)) {
            literal();
        }
    }

    private String shown(String written) {
        return part == Part.HEADER ? HeaderText.visible(written) : Escaping.printable(written);
    }

    /** Whether a value is the operator's own or ours. */
    boolean isTrusted(String written) {
        return trusted.contains(Escaping.printable(written));
    }

    /** A value is written; in an attribute that is a link, it is judged with that. */
    void value(String name, Place place, String written, boolean inLink) {
        if (!policy.isJudging()) {
            return;
        }
        String value = shown(written);
        if (inLink != runInLink) {
            literal();
            runInLink = inLink;
        }
        boolean link = isLinkName(name) && !value.isBlank();
        if (!value.isBlank() && isTrusted(written)) {
            literal();
        } else if (link && !inLink && !isPlaced(place, value)) {
            literal();
            // As it came: what is dropped from a text is no part of an address.
            policy.problem(written).ifPresent(problem -> problems.putIfAbsent(place.path(), problem));
        } else {
            // Two values next to each other may be a link together.
            runOfMany |= !run.isEmpty();
            runPlace = run.isEmpty() ? place : runPlace;
            if ((link && inLink) || LinkText.isIn(value)) {
                links.add(new Shown(place.path(), value));
            }
            run.append(value);
        }
    }

    /** Something that is no value is written: what comes is apart from what was. */
    void literal() {
        if (runOfMany && LinkText.isIn(run.toString())) {
            Shown whole =
                    new Shown(links.isEmpty() ? runPlace.path() : links.get(0).path(), run.toString());
            if (runInLink) {
                placed.add(whole);
            } else {
                // Instead of the values alone, which may be fine.
                links.clear();
                links.add(whole);
            }
        }
        if (runInLink) {
            placed.addAll(links);
        } else {
            links.stream().filter(link -> !isSettled(link)).forEach(texts::add);
        }
        links.clear();
        run.setLength(0);
        runOfMany = false;
    }

    /** Whether it stands in an address that was judged with the HTML, and is one word in it. */
    private boolean isSettled(Shown link) {
        return part == Part.DERIVED
                && placed.contains(link)
                && ONE_WORD.matcher(link.text()).matches();
    }

    private boolean isPlaced(Place place, String value) {
        return part == Part.DERIVED && placed.contains(new Shown(place.path(), value));
    }

    /** An attribute that is a link ends. */
    void link(LinkAttribute attribute, StringBuilder out) {
        Place place = attribute.first();
        String link = attribute.deciding(out);
        if (!policy.isJudging() || place == null || link.isBlank()) {
            return;
        }
        Optional<String> problem = policy.problem(link);
        if (problem.isPresent()) {
            problems.putIfAbsent(place.path(), problem.get());
            return;
        }
        if (!attribute.isShown()) {
            return;
        }
        String whole = attribute.whole(out);
        if (policy.allows(whole)) {
            opened.add(new Shown(place.path(), whole));
        }
        String value = attribute.firstValue();
        if (policy.allows(value) || policy.allows("https://" + value)) {
            opened.add(new Shown(place.path(), value));
        }
    }

    /** Every problem, each with the place of its value. */
    List<Problem> problems() {
        literal();
        Map<String, String> all = new LinkedHashMap<>(problems);
        for (Shown text : texts) {
            // What the template opens elsewhere was judged there; what is allowed by name is no harm anywhere.
            if (!opened.contains(text) && !(policy.isLimited() && policy.allows(text.text()))) {
                all.putIfAbsent(text.path(), IN_TEXT);
            }
        }
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
}
