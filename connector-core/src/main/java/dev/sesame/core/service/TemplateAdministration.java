package dev.sesame.core.service;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.port.in.ManageTemplates;
import dev.sesame.core.port.out.TemplateStore;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateAdvice;
import dev.sesame.core.template.TemplateFilter;
import dev.sesame.core.template.TemplateVersion;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Shows and changes managed templates. */
final class TemplateAdministration implements ManageTemplates {

    /** All of them are kept in memory. */
    private static final int MAX_TEMPLATES = 10_000;

    private static final long MAX_CHARACTERS = 64_000_000;

    /** How often an edit without a precondition is made again because somebody else was faster. */
    private static final int MAX_RACES = 10;

    private static final Comparator<ManagedTemplate> BY_TYPE_AND_LANGUAGE = Comparator.comparing(
                    (ManagedTemplate managed) -> managed.template().usageType().name())
            .thenComparing(managed -> String.valueOf(managed.template().language()));

    private final TemplateStore store;
    private final TemplateLibrary library;
    private final Clock clock;

    TemplateAdministration(TemplateStore store, TemplateLibrary library, Clock clock) {
        this.store = store;
        this.library = library;
        this.clock = clock;
    }

    @Override
    public List<ManagedTemplate> list(TemplateFilter filter) {
        return store.find(store.versions().keySet()).stream()
                .filter(managed -> filter.matches(managed.template()))
                .sorted(BY_TYPE_AND_LANGUAGE)
                .toList();
    }

    @Override
    public Optional<ManagedTemplate> find(String id) {
        return store.find(Set.of(id)).stream().findFirst();
    }

    @Override
    public List<ManagedTemplate> save(List<Template> templates, String by) {
        library.refresh();
        long added = templates.stream()
                .filter(template ->
                        library.find(template.usageType(), template.language()).isEmpty())
                .count();
        if (library.size() + added > MAX_TEMPLATES) {
            throw InvalidInputException.request(List.of(new Problem(
                    "/templates", "would make more than " + MAX_TEMPLATES + " templates: delete some first")));
        }
        long characters =
                templates.stream().mapToLong(TemplateLibrary::characters).sum();
        if (library.characters() + characters > MAX_CHARACTERS) {
            throw InvalidInputException.request(List.of(new Problem(
                    "/templates",
                    "would make all templates longer than " + MAX_CHARACTERS + " characters: delete some first")));
        }
        List<ManagedTemplate> saved = store.save(templates, change(by));
        library.catchUp();
        return saved;
    }

    @Override
    public Optional<ManagedTemplate> edit(
            String id, UnaryOperator<Template> edit, Precondition precondition, String by) {
        for (int race = 1; ; race++) {
            Optional<ManagedTemplate> current = find(id);
            if (current.isEmpty()) {
                return current;
            }
            if (!precondition.allows(current.get().version())) {
                throw ConflictException.preconditionFailed("The template");
            }
            Template edited = edit.apply(current.get().template());
            try {
                // What was edited is what is replaced, whatever the caller asked for.
                return Optional.of(
                        replace(id, edited, Precondition.version(current.get().version()), by));
            } catch (ConflictException e) {
                if (e.code() != ErrorCode.PRECONDITION_FAILED || race == MAX_RACES) {
                    throw e;
                }
            }
        }
    }

    @Override
    public boolean delete(String id, Precondition precondition, String by) {
        return delete(Set.of(id), precondition, by) > 0;
    }

    @Override
    public int delete(TemplateFilter filter, String by) {
        if (filter.equals(TemplateFilter.ALL)) {
            throw new IllegalArgumentException("say which templates: all of them would be deleted");
        }
        Set<String> ids = list(filter).stream().map(ManagedTemplate::id).collect(Collectors.toSet());
        return delete(ids, Precondition.NONE, by);
    }

    private int delete(Set<String> ids, Precondition precondition, String by) {
        int deleted = store.delete(ids, precondition, change(by));
        library.catchUp();
        return deleted;
    }

    @Override
    public List<TemplateVersion> history(String id) {
        return store.history(id);
    }

    @Override
    public Optional<ManagedTemplate> restore(String id, long version, Precondition precondition, String by) {
        Optional<Template> then = store.history(id).stream()
                .filter(past -> past.version() == version)
                .findFirst()
                .map(TemplateVersion::template);
        return then.map(template -> replace(id, template, precondition, by));
    }

    private ManagedTemplate replace(String id, Template template, Precondition precondition, String by) {
        ManagedTemplate replaced = store.replace(id, template, precondition, change(by));
        library.catchUp();
        return replaced;
    }

    @Override
    public List<Problem> warnings(Template template) {
        return TemplateAdvice.warnings(template);
    }

    private Change change(String by) {
        return new Change(clock.instant().truncatedTo(ChronoUnit.MILLIS), by);
    }
}
