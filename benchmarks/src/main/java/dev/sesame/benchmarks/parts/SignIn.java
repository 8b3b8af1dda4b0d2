package dev.sesame.benchmarks.parts;

import dev.sesame.benchmarks.mail.SignInTemplate;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.PlaceholderMode;
import dev.sesame.core.template.RenderedEmail;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateRenderer;
import dev.sesame.core.template.UsageType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mail that is measured: a code in 4 kB of HTML with five variables. */
final class SignIn {

    static final String TEXT = """
            {{app}}

            Hello {{name}}, somebody in {{place}} wants to sign in since {{time}}. If it is you, this is your code:

            {{code}}

            It is good for ten minutes, and for you alone.
            """;

    private SignIn() {}

    /** A template that says this. */
    static Template template(UsageType usageType, @Nullable LanguageTag language, @Nullable String text) {
        return new Template(
                usageType,
                language,
                SignInTemplate.SUBJECT,
                SignInTemplate.HTML,
                ContentType.TEXT_HTML,
                text,
                null,
                null);
    }

    /** The values of the five variables. */
    static Payload payload() {
        return Payload.of(new HashMap<>(SignInTemplate.VALUES));
    }

    /** What transports are handed. */
    static OutboundEmail email() {
        RenderedEmail rendered = new TemplateRenderer()
                .render(template(UsageType.SIGN_IN, null, TEXT), payload(), PlaceholderMode.STRICT);
        return new OutboundEmail(
                "01K9ZQ4J3V8W6X5Y7R2T1S0N9M",
                Mailbox.parse("Example <login@example.com>"),
                Mailbox.parse("user1@example.com"),
                List.of(),
                rendered.subject(),
                rendered.html(),
                rendered.text(),
                Map.of(),
                Map.of(),
                SesOptions.NONE);
    }
}
