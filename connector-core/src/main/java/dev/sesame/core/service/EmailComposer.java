package dev.sesame.core.service;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.MessageIds;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.template.BrandVariables;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.LifetimeVariables;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.PlaceholderMode;
import dev.sesame.core.template.RenderedEmail;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateLookup;
import dev.sesame.core.template.TemplateRenderer;
import dev.sesame.core.template.TemplateResolution;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes the message of a request: its connector, its template, its values. */
final class EmailComposer {

    private static final String LIFETIME = "expiresInMinutes";
    private static final String UI_LOCALES = "uiLocales";
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final int MAX_UI_LOCALES = 20;

    /** Longer than anybody waits, and short enough to calculate with. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final ConnectorSource connectors;
    private final List<TemplateLookup> managedTemplates;
    private final TemplateRenderer renderer;
    private final MessageIds ids;
    private final Map<UsageType, Duration> lifetimes;

    /** Managed templates come before those of the connector; lifetimes are those other than a type's default. */
    EmailComposer(
            ConnectorSource connectors,
            List<TemplateLookup> managedTemplates,
            TemplateRenderer renderer,
            MessageIds ids,
            Map<UsageType, Duration> lifetimes) {
        this.connectors = connectors;
        this.managedTemplates = List.copyOf(managedTemplates);
        this.renderer = renderer;
        this.ids = ids;
        this.lifetimes = Map.copyOf(lifetimes);
    }

    ComposedEmail compose(SendRequest request, PlaceholderMode placeholders) {
        return compose(request, placeholders, connector(request));
    }

    /** The same with this connector, whatever the request names. */
    ComposedEmail compose(SendRequest request, PlaceholderMode placeholders, ConnectorConfig connector) {
        ComposedEmail composed =
                compose(request, connector, (template, payload) -> renderer.render(template, payload, placeholders));
        renderer.check(request.to());
        return composed;
    }

    /** The same to be looked at: made even if its links or missing variables would have it refused. */
    ComposedEmail preview(SendRequest request) {
        return compose(request, connector(request), renderer::preview);
    }

    /** What is wrong with the name of a request's recipient. */
    List<Problem> problemsOfName(SendRequest request) {
        return renderer.problems(request.to());
    }

    private ConnectorConfig connector(SendRequest request) {
        return connectors
                .find(request.connector())
                .orElseThrow(() -> new UnsendableException(
                        ErrorCode.CONNECTOR_NOT_FOUND, "No connector \"" + request.connector() + "\" is configured"));
    }

    private ComposedEmail compose(
            SendRequest request, ConnectorConfig connector, BiFunction<Template, Payload, RenderedEmail> rendering) {
        Template template = template(request, connector);
        Duration lifetime = lifetime(request);
        Payload payload = LifetimeVariables.addTo(
                BrandVariables.addTo(request.payload(), connector.brand().variables()), lifetime);
        RenderedEmail rendered = rendering.apply(template, payload);
        OutboundEmail email = new OutboundEmail(
                ids.next(),
                sender(rendered, connector),
                request.to(),
                rendered.replyTo() == null ? connector.replyTo() : List.of(rendered.replyTo()),
                rendered.subject(),
                rendered.html(),
                // An HTML template of nothing but pictures has no text to derive.
                rendered.html() != null && rendered.text().isBlank() ? null : rendered.text(),
                Map.of(),
                tags(connector, request),
                connector.options());
        return new ComposedEmail(
                new Consignment(email, request.connector(), connector.account()),
                connector,
                template,
                rendered,
                lifetime);
    }

    private Duration lifetime(SendRequest request) {
        UsageType type = request.usageType();
        Duration lifetime = request.expiresIn() == null
                ? lifetimes.getOrDefault(type, type.defaultLifetime())
                : request.expiresIn();
        if (lifetime.isNegative()) {
            return Duration.ZERO;
        }
        // A mail that says it is good for two minutes is not delivered after three.
        if (request.payload().get(LIFETIME) instanceof Number minutes && minutes.longValue() > 0) {
            Duration said = Duration.ofMinutes(Math.min(minutes.longValue(), FOREVER.toMinutes()));
            lifetime = said.compareTo(lifetime) < 0 ? said : lifetime;
        }
        return lifetime.compareTo(FOREVER) < 0 ? lifetime : FOREVER;
    }

    private Template template(SendRequest request, ConnectorConfig connector) {
        if (request.template() != null) {
            return request.template();
        }
        List<TemplateLookup> places = new ArrayList<>(managedTemplates);
        places.add(connector.templates());
        return TemplateResolution.resolve(request.usageType(), languages(request), connector.defaultLanguage(), places)
                .orElseThrow(() -> new UnsendableException(
                        ErrorCode.TEMPLATE_NOT_FOUND,
                        "There is no template for " + request.usageType() + " in this language or the default one, and"
                                + " no Generic one: add one to the connector"));
    }

    /** The language asked for, else those that the recipient's browser asked for: {@code ui_locales} of OpenID Connect. */
    private static List<LanguageTag> languages(SendRequest request) {
        if (request.locale() != null) {
            return List.of(request.locale());
        }
        return request.payload().get(UI_LOCALES) instanceof String tags
                ? Stream.of(SPACES.split(tags.strip(), MAX_UI_LOCALES + 1))
                        .limit(MAX_UI_LOCALES)
                        .flatMap(tag -> LanguageTag.parse(tag).stream())
                        .toList()
                : List.of();
    }

    private static Mailbox sender(RenderedEmail rendered, ConnectorConfig connector) {
        if (rendered.sendFrom() != null) {
            return rendered.sendFrom();
        }
        if (connector.sender() == null) {
            throw new UnsendableException(
                    ErrorCode.INVALID_VALUE,
                    "There is no sender: the connector has no emailAddress, and the template's sendFrom names none");
        }
        return connector.sender();
    }

    private static Map<String, String> tags(ConnectorConfig connector, SendRequest request) {
        if (request.tags().isEmpty()) {
            return connector.tags();
        }
        Map<String, String> tags = new LinkedHashMap<>(connector.tags());
        tags.putAll(request.tags());
        return tags;
    }
}
