package dev.sesame.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.benchmarks.mail.SignInTemplate;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.RenderedEmail;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.UsageType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TemplatePartsTest {

    private final TemplateParts parts = new TemplateParts();

    @Test
    void template_is_found_by_the_parent_of_its_language() {
        Template found = parts.resolve();

        assertThat(found.usageType()).isEqualTo(UsageType.SIGN_IN);
        assertThat(found.language()).isEqualTo(new LanguageTag("de"));
    }

    @Test
    void generic_template_stands_in_for_an_unknown_type() {
        Template found = parts.resolveGeneric();

        assertThat(found.usageType()).isEqualTo(UsageType.GENERIC);
        assertThat(found.language()).isEqualTo(new LanguageTag("en"));
    }

    @Test
    void template_is_4_kb_of_html_with_five_variables() {
        assertThat(SignInTemplate.HTML.getBytes(StandardCharsets.UTF_8)).hasSize(4096);
        assertThat(SignInTemplate.HTML).contains("{{app}}", "{{name}}", "{{place}}", "{{time}}", "{{code}}");
    }

    @Test
    void message_is_rendered_parsed_or_not() {
        RenderedEmail rendered = parts.render();

        assertThat(rendered.html())
                .contains("123456", "Ada", "Berlin", "08:05", "Example")
                .doesNotContain("{{");
        assertThat(rendered.text())
                .startsWith("Example\n\nHello Ada,")
                .contains("123456")
                .doesNotContain("{{");
        assertThat(parts.parseAndRender()).isEqualTo(rendered);
    }

    @Test
    void text_is_derived_from_the_html() {
        assertThat(parts.renderWithDerivedText().text())
                .contains("123456", "It is good for ten minutes")
                .doesNotContain("<")
                .isNotEqualTo(parts.render().text());
    }
}
