package dev.sesame.core.template;

import dev.sesame.core.error.Problem;
import dev.sesame.core.message.Mailbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes messages of templates. Each template is parsed once and kept as long as it is among those used last. Safe for
 * concurrent use.
 */
public final class TemplateRenderer {

    /** What is kept, by {@link CompiledTemplate#size()}: some hundred templates of usual size. */
    private static final int MAX_CHARACTERS = 8_000_000;

    private final LinkPolicy links;
    private final int maxCharacters;
    private final Map<Template, CompiledTemplate> leastRecentFirst = new LinkedHashMap<>(16, 0.75f, true);
    private int characters;

    /** A renderer with an empty cache, and {@link LinkPolicy#ANY_HOST}. */
    public TemplateRenderer() {
        this(LinkPolicy.ANY_HOST);
    }

    /** A renderer with an empty cache that lets these links through. */
    public TemplateRenderer(LinkPolicy links) {
        this(links, MAX_CHARACTERS);
    }

    TemplateRenderer(LinkPolicy links, int maxCharacters) {
        this.links = links;
        this.maxCharacters = maxCharacters;
    }

    /**
     * The message that this template makes with these values.
     *
     * @throws dev.sesame.core.error.UnsendableException if variables are missing (strict mode), or a value would break the
     *     message or bring a link that is not allowed, or the message gets too large
     */
    public RenderedEmail render(Template template, Payload payload, PlaceholderMode mode) {
        RenderedEmail rendered = compiled(template).render(payload, mode, links);
        if (!rendered.refusedLinks().isEmpty()) {
            throw LinkCheck.refusal(rendered.refusedLinks());
        }
        return rendered;
    }

    /**
     * Refuses a recipient whose name holds a link.
     *
     * @throws dev.sesame.core.error.UnsendableException if it does
     */
    public void check(Mailbox to) {
        List<Problem> problems = problems(to);
        if (!problems.isEmpty()) {
            throw LinkCheck.refusal(problems);
        }
    }

    /**
     * The message in lenient mode, to be looked at and not sent: links that would have it refused are told in it.
     *
     * @throws dev.sesame.core.error.UnsendableException if a value would break the message, or the message gets too large
     */
    public RenderedEmail preview(Template template, Payload payload) {
        return compiled(template).render(payload, PlaceholderMode.LENIENT, links);
    }

    /** What keeps a recipient's name out of a mail: it is somebody's word, as values are. */
    public List<Problem> problems(Mailbox to) {
        LinkCheck check = new LinkCheck(links, Set.of());
        check.part(LinkCheck.Part.HEADER);
        check.value("", Place.NOWHERE, to.name(), false);
        return check.problems().stream()
                .map(problem -> new Problem("/to", problem.message()))
                .toList();
    }

    private CompiledTemplate compiled(Template template) {
        synchronized (leastRecentFirst) {
            CompiledTemplate known = leastRecentFirst.get(template);
            if (known != null) {
                return known;
            }
        }
        CompiledTemplate compiled = CompiledTemplate.of(template);
        synchronized (leastRecentFirst) {
            if (leastRecentFirst.put(template, compiled) == null) {
                characters += compiled.size();
            }
            evict();
        }
        return compiled;
    }

    private void evict() {
        var oldest = leastRecentFirst.values().iterator();
        while (characters > maxCharacters && oldest.hasNext()) {
            characters -= oldest.next().size();
            oldest.remove();
        }
    }

    /** How many templates are kept. */
    int cached() {
        synchronized (leastRecentFirst) {
            return leastRecentFirst.size();
        }
    }
}
