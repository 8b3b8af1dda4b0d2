package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built-in templates and the mails they make, for tests. */
final class BuiltInMails {

    /** All that a mail may say. */
    static final Payload FULL = payload(
            "code", "123456",
            "link", "https://example.com/x?a=1&b=2",
            "brand",
                    Map.of(
                            "name", "Brand <b>",
                            "supportEmail", "help@example.com",
                            "logoUrl", "https://example.com/logo.png",
                            "color", "#0a66c2"),
            "application", Map.of("name", "App & Co"),
            "organization", Map.of("name", "Org \"Inc\""),
            "user", Map.of("name", "Ann", "username", "ann", "primaryEmail", "ann@example.com"),
            "inviter", Map.of("name", "Bob", "primaryEmail", "bob@example.com"));

    private static final List<Map.Entry<String, Object>> OPTIONAL = List.of(
            Map.entry("link", "https://example.com/x"),
            Map.entry("brand", Map.of("name", "Brand")),
            Map.entry("brand", Map.of("supportEmail", "help@example.com")),
            Map.entry("application", Map.of("name", "App")),
            Map.entry("organization", Map.of("name", "Org")),
            Map.entry("user", Map.of("username", "ann")),
            Map.entry("inviter", Map.of("name", "Bob")),
            Map.entry("inviter", Map.of("primaryEmail", "bob@example.com")));

    private BuiltInMails() {}

    static List<Template> templates() {
        return BuiltInTemplates.load().templates();
    }

    static boolean isInvitation(Template template) {
        return template.usageType().equals(UsageType.ORGANIZATION_INVITATION);
    }

    static RenderedEmail render(Template template, Payload payload) {
        return CompiledTemplate.of(template).render(payload, PlaceholderMode.STRICT, LinkPolicy.ANY_HOST);
    }

    /** The mail with its main variable, and those that the core always adds. */
    static RenderedEmail minimal(Template template) {
        return render(template, complete(template.usageType(), Payload.of(main(template))));
    }

    static RenderedEmail full(Template template) {
        return render(template, complete(template.usageType(), FULL));
    }

    /** The mail with each selection of what may be missing. */
    static List<RenderedEmail> everyMail(Template template) {
        CompiledTemplate compiled = CompiledTemplate.of(template);
        List<RenderedEmail> mails = new ArrayList<>();
        for (int selection = 0; selection < 1 << OPTIONAL.size(); selection++) {
            Map<String, @Nullable Object> values = main(template);
            for (int i = 0; i < OPTIONAL.size(); i++) {
                if ((selection & 1 << i) != 0) {
                    values.merge(OPTIONAL.get(i).getKey(), OPTIONAL.get(i).getValue(), BuiltInMails::both);
                }
            }
            mails.add(compiled.render(
                    complete(template.usageType(), Payload.of(values)), PlaceholderMode.STRICT, LinkPolicy.ANY_HOST));
        }
        return mails;
    }

    /** With what the core adds to a payload. */
    static Payload complete(UsageType type, Payload payload) {
        return LifetimeVariables.addTo(BrandVariables.addTo(payload, Map.of()), type.defaultLifetime());
    }

    private static Map<String, @Nullable Object> main(Template template) {
        return new HashMap<>(
                isInvitation(template) ? Map.of("link", "https://example.com/join") : Map.of("code", "123456"));
    }

    private static Object both(Object one, Object other) {
        if (!(one instanceof Map<?, ?> first) || !(other instanceof Map<?, ?> second)) {
            return other;
        }
        Map<Object, Object> both = new HashMap<>(first);
        both.putAll(second);
        return both;
    }
}
