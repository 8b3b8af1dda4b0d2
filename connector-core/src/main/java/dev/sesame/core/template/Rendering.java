package dev.sesame.core.template;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.UnsendableException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One walk through a template's texts with one payload; collects what it finds lacking. For one thread. */
final class Rendering {

    /** More than any mail needs, and less than it takes to hurt. */
    private static final int MAX_CHARACTERS = 2_000_000;

    private static final int MAX_STEPS = 200_000;

    private static final int NO_LINK = -1;

    private static final Object UNRESOLVED = new Object();

    /** What a name is looked up in, where in the payload that is, and what its section calls it. */
    private record Scope(Object value, String path, String name) {}

    private final Deque<Scope> scopes = new ArrayDeque<>();
    private final PlaceholderMode mode;
    private final LinkCheck links;
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> empty = new LinkedHashSet<>();
    private @Nullable HtmlPlaces places;
    private int linkStart = NO_LINK;
    private int linkValueStart;
    private String linkVariable = "";
    private @Nullable LinkAttribute link;
    private Place place = Place.NOWHERE;
    private int steps;
    private long characters;

    Rendering(Payload payload, PlaceholderMode mode, LinkPolicy policy) {
        this.mode = mode;
        this.links = new LinkCheck(policy, payload.trusted());
        scopes.push(new Scope(payload.values(), "", ""));
    }

    /** Values that must not get into a mail, for the links they make. */
    List<Problem> links() {
        return links.problems();
    }

    /** Names of variables that the payload lacks, in the order they were met. */
    Set<String> missing() {
        return missing;
    }

    /** Whether what is missing so far keeps the message from being made. */
    boolean isRefused() {
        return mode == PlaceholderMode.STRICT && !missing.isEmpty();
    }

    /** Names of variables that are null, or lead nowhere from a name that is there. */
    Set<String> empty() {
        return empty;
    }

    String render(ParsedText text) {
        return render(text, LinkCheck.Part.BODY);
    }

    /** A subject or a name. */
    String renderHeader(ParsedText text) {
        return render(text, LinkCheck.Part.HEADER);
    }

    /** The text part, after the HTML that it is derived from. */
    String renderDerived(ParsedText text) {
        return render(text, LinkCheck.Part.DERIVED);
    }

    private String render(ParsedText text, LinkCheck.Part part) {
        StringBuilder out = new StringBuilder(text.length() + 256);
        characters = 0;
        linkStart = NO_LINK;
        link = null;
        links.part(part);
        places = text.isSettled() ? null : new HtmlPlaces();
        render(text.nodes(), out);
        endLink(out);
        return out.toString();
    }

    private void render(List<Node> nodes, StringBuilder out) {
        for (Node node : nodes) {
            step();
            if (node instanceof Node.Text text) {
                renderLiteral(text.text(), out);
            } else if (node instanceof Node.Variable variable) {
                render(variable, out);
            } else if (node instanceof Node.Section section) {
                render(section, out);
            } else if (node instanceof Node.Link edge) {
                render(edge, out);
            }
        }
    }

    private void renderLiteral(String literal, StringBuilder out) {
        read(literal.length());
        links.literal(literal);
        if (places == null) {
            out.append(literal);
            return;
        }
        for (Node piece : places.literal(literal)) {
            if (piece instanceof Node.Text text) {
                out.append(text.text());
            } else if (piece instanceof Node.Link edge) {
                render(edge, out);
            }
        }
    }

    private void render(Node.Link edge, StringBuilder out) {
        if (edge != Node.Link.END) {
            linkStart = out.length();
            linkVariable = "";
            link = new LinkAttribute(edge == Node.Link.START_OF_HREF, linkStart);
        } else {
            endLink(out);
        }
    }

    private void endLink(StringBuilder out) {
        // A scheme that stands before the first value is the author's choice.
        if (linkStart != NO_LINK
                && !linkVariable.isEmpty()
                && LinkGuard.isUnsafe(out, linkStart, out.length())
                && !LinkGuard.isUnsafe(out, linkStart, linkValueStart)) {
            throw unsafeLink();
        }
        if (link != null) {
            links.link(link, out);
        }
        link = null;
        linkStart = NO_LINK;
    }

    private void render(Node.Variable variable, StringBuilder out) {
        Object value = resolve(variable.path(), variable.name());
        if (value == UNRESOLVED) {
            missing.add(variable.name());
            renderLiteral(variable.source(), out);
            return;
        }
        if (value == null) {
            empty.add(variable.name());
        }
        String written = JavaScriptText.of(value);
        read(written.length());
        int start = out.length();
        if (linkStart != NO_LINK && linkVariable.isEmpty() && !written.isBlank()) {
            linkVariable = variable.name();
            linkValueStart = start;
        }
        if (link != null) {
            link.beforeValue(place, written, links.isTrusted(written), out);
        }
        if (value != null) {
            links.value(
                    isItem(variable.path()) ? scopes.element().name() : variable.name(), place, written, link != null);
        }
        (places == null ? variable.escaping() : places.escaping()).append(written, out);
        if (out.length() > MAX_CHARACTERS) {
            // Escapes take several characters for one.
            throw tooLarge();
        }
        if (link != null) {
            link.afterValue(out);
        }
        if (places != null) {
            places.value(out.substring(start));
        }
    }

    private void render(Node.Section section, StringBuilder out) {
        read(section.name().length());
        Object value = resolve(section.path(), section.name());
        boolean truthy = value != UNRESOLVED && JavaScriptText.isTruthy(value);
        if (section.inverted()) {
            if (!truthy) {
                render(section.children(), out);
            }
        } else if (truthy) {
            String found = place.path();
            String name = isItem(section.path()) ? scopes.element().name() : section.name();
            boolean list = value instanceof List<?>;
            int index = 0;
            for (Object item : value instanceof List<?> items ? items : List.of(value)) {
                step();
                read(list ? found.length() : 0);
                // A null has no names to offer.
                scopes.push(new Scope(item == null ? List.of() : item, list ? found + "." + index++ : found, name));
                render(section.children(), out);
                scopes.pop();
            }
        }
    }

    private UnsendableException unsafeLink() {
        return new UnsendableException(
                ErrorCode.INVALID_VALUE,
                "The value of " + linkVariable + " stands in a link and would run code there: give a web address",
                List.of(new Problem(Payload.pointer(linkVariable), "is not a link that can be opened safely")));
    }

    private void step() {
        if (++steps > MAX_STEPS) {
            throw tooLarge();
        }
    }

    /** What the last text took so far, in characters, and all texts in steps. */
    long work() {
        return steps + characters;
    }

    /** Counts what is read, besides what is written: a value may leave nothing and still take its time. */
    private void read(int length) {
        characters += length;
        if (characters > MAX_CHARACTERS) {
            throw tooLarge();
        }
    }

    private static UnsendableException tooLarge() {
        return new UnsendableException(
                ErrorCode.MESSAGE_TOO_LARGE,
                "The template and its payload make a message of more than " + MAX_CHARACTERS
                        + " characters: shorten the lists or the values");
    }

    /** The value of a name, looked up in the innermost section's value that has its first segment; {@code place} is where. */
    private @Nullable Object resolve(List<String> names, String name) {
        if (scopes.size() > 1 && isItem(names)) {
            place = new Place(scopes.element().path(), "");
            return scopes.element().value();
        }
        for (Scope scope : scopes) {
            if (scope.value() instanceof Map<?, ?> map && map.containsKey(names.get(0))) {
                Object value = map;
                for (int i = 0; i < names.size() && value != null; i++) {
                    read(1);
                    value = Payload.step(value, names.get(i));
                }
                place = new Place(scope.path(), name);
                return value;
            }
        }
        return UNRESOLVED;
    }

    /** Whether this is the name of what the section is about, a dot. */
    private static boolean isItem(List<String> names) {
        return names.size() == 2 && names.get(0).isEmpty() && names.get(1).isEmpty();
    }
}
