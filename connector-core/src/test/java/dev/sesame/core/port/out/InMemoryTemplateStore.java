package dev.sesame.core.port.out;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateVersion;
import dev.sesame.core.template.UsageType;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The promises of a store in the plainest way, for tests: keeps nothing beyond the process. */
public final class InMemoryTemplateStore implements TemplateStore, AutoCloseable {

    private record Place(UsageType usageType, LanguageTag language) {

        private static Place of(Template template) {
            LanguageTag language = template.language();
            if (language == null) {
                throw new IllegalArgumentException("a managed template has a language");
            }
            return new Place(template.usageType(), language);
        }
    }

    private final Map<Place, String> ids = new HashMap<>();
    /** By id, the newest first. */
    private final Map<String, List<TemplateVersion>> histories = new TreeMap<>();

    private long revision;
    private boolean closed;

    @Override
    public synchronized long revision() {
        open();
        return revision;
    }

    @Override
    public synchronized Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        find(histories.keySet()).forEach(managed -> versions.put(managed.id(), managed.version()));
        return versions;
    }

    @Override
    public synchronized List<ManagedTemplate> find(Set<String> wanted) {
        open();
        List<ManagedTemplate> found = new ArrayList<>();
        for (String id : histories.keySet()) {
            ManagedTemplate managed = wanted.contains(id) ? current(id) : null;
            if (managed != null) {
                found.add(managed);
            }
        }
        return found;
    }

    @Override
    public synchronized List<ManagedTemplate> save(List<Template> templates, Change change) {
        open();
        Set<Place> places = new HashSet<>();
        if (!templates.stream().allMatch(template -> places.add(Place.of(template)))) {
            throw new IllegalArgumentException("no two templates have the same usage type and language");
        }
        List<ManagedTemplate> saved = new ArrayList<>();
        for (Template template : templates) {
            String id = ids.computeIfAbsent(Place.of(template), place -> "t" + (ids.size() + 1));
            saved.add(put(id, template, change));
        }
        return saved;
    }

    @Override
    public synchronized ManagedTemplate replace(
            String id, Template template, Precondition precondition, Change change) {
        open();
        Place place = Place.of(template);
        if (!histories.containsKey(id)) {
            throw ConflictException.preconditionFailed("The template");
        }
        if (!id.equals(ids.get(place))) {
            throw new IllegalArgumentException("a template is replaced by one of its usage type and language");
        }
        check(id, precondition);
        return put(id, template, change);
    }

    @Override
    public synchronized int delete(Set<String> wanted, Precondition precondition, Change change) {
        List<ManagedTemplate> there = find(wanted);
        there.forEach(managed -> check(managed.id(), precondition));
        there.forEach(managed -> add(managed.id(), null, change));
        return there.size();
    }

    @Override
    public synchronized List<TemplateVersion> history(String id) {
        open();
        return List.copyOf(histories.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private void open() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    private void check(String id, Precondition precondition) {
        ManagedTemplate current = current(id);
        if (!precondition.allows(current == null ? null : current.version())) {
            throw ConflictException.preconditionFailed("The template");
        }
    }

    private ManagedTemplate put(String id, Template template, Change change) {
        ManagedTemplate current = current(id);
        if (current != null && current.template().equals(template)) {
            return current;
        }
        TemplateVersion version = add(id, template, change);
        return new ManagedTemplate(id, template, version.version(), version.change());
    }

    private TemplateVersion add(String id, @Nullable Template template, Change change) {
        Change cut = new Change(change.at().truncatedTo(ChronoUnit.MILLIS), change.by());
        TemplateVersion version = new TemplateVersion(++revision, template, cut);
        List<TemplateVersion> history = histories.computeIfAbsent(id, any -> new ArrayList<>());
        history.add(0, version);
        if (history.size() > MAX_VERSIONS) {
            history.remove(MAX_VERSIONS);
        }
        return version;
    }

    private @Nullable ManagedTemplate current(String id) {
        TemplateVersion newest =
                histories.getOrDefault(id, List.of()).stream().findFirst().orElse(null);
        Template template = newest == null ? null : newest.template();
        return newest == null || template == null
                ? null
                : new ManagedTemplate(id, template, newest.version(), newest.change());
    }
}
