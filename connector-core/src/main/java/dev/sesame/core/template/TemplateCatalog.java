package dev.sesame.core.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Templates that are all known beforehand. Of several with the same type and language the first counts. Immutable. */
public final class TemplateCatalog implements TemplateLookup {

    private record Key(UsageType usageType, @Nullable LanguageTag language) {}

    private final List<Template> templates;
    private final Map<Key, Template> byKey = new HashMap<>();

    private TemplateCatalog(List<Template> templates) {
        this.templates = List.copyOf(templates);
        templates.forEach(template -> byKey.putIfAbsent(new Key(template.usageType(), template.language()), template));
    }

    /** A catalog of these. */
    public static TemplateCatalog of(List<Template> templates) {
        return new TemplateCatalog(templates);
    }

    /** All of them, in the order given. */
    public List<Template> templates() {
        return templates;
    }

    @Override
    public Optional<Template> find(UsageType usageType, @Nullable LanguageTag language) {
        return Optional.ofNullable(byKey.get(new Key(usageType, language)));
    }
}
