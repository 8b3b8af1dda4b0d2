package dev.sesame.core.service;

import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.TemplateStore;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateCatalog;
import dev.sesame.core.template.TemplateLookup;
import dev.sesame.core.template.UsageType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The templates that people manage, as of the last look. */
final class TemplateLibrary implements TemplateLookup {

    private final Replica<ManagedTemplate, Template> replica;
    private volatile TemplateCatalog catalog = TemplateCatalog.of(List.of());

    TemplateLibrary(TemplateStore store) {
        this.replica = new Replica<>(store, (saved, before) -> saved.template());
    }

    @Override
    public Optional<Template> find(UsageType usageType, @Nullable LanguageTag language) {
        return catalog.find(usageType, language);
    }

    /** All of them. */
    List<Template> templates() {
        return catalog.templates();
    }

    /** How long all of them are, in characters. */
    long characters() {
        return catalog.templates().stream()
                .mapToLong(TemplateLibrary::characters)
                .sum();
    }

    /** How long a template is, in characters. */
    static long characters(Template template) {
        String text = template.text();
        return template.subject().length() + template.content().length() + (text == null ? 0L : text.length());
    }

    /** How many there are. */
    int size() {
        return catalog.templates().size();
    }

    /** Looks what is saved now. */
    synchronized void refresh() {
        if (!replica.refresh().isEmpty()) {
            catalog = TemplateCatalog.of(List.copyOf(replica.all().values()));
        }
    }

    /** The same after a change made here, which is made whether it can be looked at now or later. */
    void catchUp() {
        try {
            refresh();
        } catch (StoreException e) {
            // The next look finds it.
        }
    }
}
