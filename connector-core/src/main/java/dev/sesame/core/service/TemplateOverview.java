package dev.sesame.core.service;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.port.in.ShowTemplates;
import dev.sesame.core.port.in.TemplateView;
import dev.sesame.core.template.BuiltInTemplates;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateLookup;
import dev.sesame.core.template.TemplateOrigin;
import dev.sesame.core.template.TemplateResolution;
import dev.sesame.core.template.UsageType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows managed templates and those of a connector as one. */
final class TemplateOverview implements ShowTemplates {

    private final ConnectorRegistry connectors;
    private final @Nullable TemplateLibrary managed;

    TemplateOverview(ConnectorRegistry connectors, @Nullable TemplateLibrary managed) {
        this.connectors = connectors;
        this.managed = managed;
    }

    @Override
    public Optional<List<TemplateView>> list(String connector) {
        return connectors.find(connector).map(config -> {
            Map<UsageType, Map<Optional<LanguageTag>, TemplateView>> views = new LinkedHashMap<>();
            UsageType.known().forEach(type -> views.put(type, new LinkedHashMap<>()));
            managed().forEach(template -> add(views, TemplateOrigin.MANAGED, template));
            TemplateOrigin origin = ownOrigin(config);
            config.templates().templates().forEach(template -> add(views, origin, template));
            return views.values().stream()
                    .flatMap(ofType -> ofType.values().stream())
                    .toList();
        });
    }

    @Override
    public Optional<List<TemplateView>> list(String connector, LanguageTag language) {
        return connectors.find(connector).map(config -> types(config).stream()
                .flatMap(type -> find(config, type, language).stream())
                .toList());
    }

    @Override
    public Optional<TemplateView> find(String connector, UsageType usageType, @Nullable LanguageTag language) {
        return connectors.find(connector).flatMap(config -> find(config, usageType, language));
    }

    private Optional<TemplateView> find(ConnectorConfig config, UsageType usageType, @Nullable LanguageTag language) {
        List<LanguageTag> wanted = language == null ? List.of() : List.of(language);
        TemplateLookup first = managed == null ? (type, tag) -> Optional.empty() : managed;
        return TemplateResolution.resolve(
                        usageType, wanted, config.defaultLanguage(), List.of(first, config.templates()))
                .map(template -> new TemplateView(usageType, language, origin(config, template), template));
    }

    private TemplateOrigin origin(ConnectorConfig config, Template template) {
        // One that people manage hides the connector's of its place.
        boolean isManaged = managed != null
                && managed.find(template.usageType(), template.language()).isPresent();
        return isManaged ? TemplateOrigin.MANAGED : ownOrigin(config);
    }

    private static TemplateOrigin ownOrigin(ConnectorConfig config) {
        return config.templates() == BuiltInTemplates.catalog() ? TemplateOrigin.BUILT_IN : TemplateOrigin.CONNECTOR;
    }

    /** The first one of its place counts. */
    private static void add(
            Map<UsageType, Map<Optional<LanguageTag>, TemplateView>> views, TemplateOrigin origin, Template template) {
        views.computeIfAbsent(template.usageType(), type -> new LinkedHashMap<>())
                .putIfAbsent(
                        Optional.ofNullable(template.language()),
                        new TemplateView(template.usageType(), template.language(), origin, template));
    }

    private Set<UsageType> types(ConnectorConfig config) {
        Set<UsageType> types = new LinkedHashSet<>(UsageType.known());
        Stream.concat(managed().stream(), config.templates().templates().stream())
                .forEach(template -> types.add(template.usageType()));
        return types;
    }

    private List<Template> managed() {
        return managed == null ? List.of() : managed.templates();
    }
}
