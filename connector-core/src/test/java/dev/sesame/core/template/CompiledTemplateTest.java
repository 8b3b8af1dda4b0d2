package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.UnsendableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledTemplateTest {

    @Test
    void strict_mode_names_every_missing_variable_of_every_part_once() {
        Template template = new Template(
                UsageType.SIGN_IN,
                null,
                "{{a}} {{there}}",
                "<p title='{{b.c}}'>{{a}}</p>",
                ContentType.TEXT_HTML,
                "{{d}}",
                "{{e}} <help@example.com>",
                "<{{f}}>");

        UnsendableException refusal =
                catchThrowableOfType(UnsendableException.class, () -> CompiledTemplate.of(template)
                        .render(payload("there", 1), PlaceholderMode.STRICT, LinkPolicy.ANY_HOST));

        assertThat(refusal.code()).isEqualTo(ErrorCode.MISSING_VARIABLES);
        assertThat(refusal.getMessage()).contains("a, b.c, d, f, e").contains("{{#name}}");
        assertThat(refusal.problems())
                .extracting(Problem::pointer)
                .containsExactly("/payload/a", "/payload/b/c", "/payload/d", "/payload/f", "/payload/e");
    }

    @Test
    void strict_mode_lets_nulls_and_optional_passages_through() {
        Template template = Rendered.htmlTemplate("{{code}}{{user.name}}{{#x}}{{y}}{{/x}}");

        RenderedEmail rendered = CompiledTemplate.of(template)
                .render(payload("code", "1", "user", null), PlaceholderMode.STRICT, LinkPolicy.ANY_HOST);

        assertThat(rendered.html()).isEqualTo("1");
        assertThat(rendered.unresolved()).isEmpty();
        assertThat(rendered.empty()).containsExactly("user.name");
    }

    @Test
    void lenient_mode_leaves_placeholders_as_written_and_names_them() {
        RenderedEmail rendered =
                Rendered.render(Rendered.htmlTemplate("<p>{{ code }} {{x}} {{ code }}</p>"), payload("x", 1));

        assertThat(rendered.html()).isEqualTo("<p>{{ code }} 1 {{ code }}</p>");
        assertThat(rendered.text()).isEqualTo("{{code}} 1 {{code}}");
        assertThat(rendered.unresolved()).containsExactly("code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n", "\n", "\r", "\u0000", "\u001B", "\u007F", "\u0085", "\u009F", "\u2028", "\u2029", "\t", "\u000B"
            })
    void subject_is_one_line_whatever_a_value_holds(String breaker) {
        RenderedEmail rendered = Rendered.render(
                Rendered.subjectTemplate("Code" + breaker + "for {{name}}"),
                payload("name", "Ann" + breaker + "Bcc: x@example.com"));

        assertThat(rendered.subject()).isEqualTo("Codefor AnnBcc: x@example.com");
    }

    @Test
    void subject_has_no_lone_surrogates() {
        assertThat(Rendered.render(Rendered.subjectTemplate("{{v}}\uD83D"), payload("v", "a\uDE00"))
                        .subject())
                .isEqualTo("a\uFFFD\uFFFD");
    }

    @Test
    void overlong_subject_is_cut_between_characters() {
        String subject = Rendered.render(Rendered.subjectTemplate("{{v}}"), payload("v", "\uD83D\uDE00".repeat(1_000)))
                .subject();

        assertThat(subject.codePointCount(0, subject.length())).isEqualTo(CompiledTemplate.MAX_SUBJECT);
        assertThat(subject).endsWith("\uD83D\uDE00…");
    }

    @Test
    void subject_is_not_html() {
        assertThat(Rendered.render(
                                new Template(
                                        UsageType.GENERIC,
                                        null,
                                        "{{v}} & more",
                                        "x",
                                        ContentType.TEXT_HTML,
                                        null,
                                        null,
                                        null),
                                payload("v", "<A&B>"))
                        .subject())
                .isEqualTo("<A&B> & more");
    }

    @Test
    void html_template_has_a_derived_text() {
        RenderedEmail rendered =
                Rendered.render(Rendered.htmlTemplate("<h1>Hi {{v}}</h1><p>A &amp; B</p>"), payload("v", "<&>"));

        assertThat(rendered.html()).isEqualTo("<h1>Hi &lt;&amp;&gt;</h1><p>A &amp; B</p>");
        assertThat(rendered.text()).isEqualTo("Hi <&>\n\nA & B");
    }

    @Test
    void text_of_its_own_is_taken_as_it_is() {
        Template template = new Template(
                UsageType.GENERIC,
                null,
                "s",
                "<p>{{v}}</p>",
                ContentType.TEXT_HTML,
                "  own {{v}}\n\n\n\nend  ",
                null,
                null);

        assertThat(Rendered.render(template, payload("v", "&")).text()).isEqualTo("  own &\n\n\n\nend  ");
    }

    @Test
    void plain_text_template_has_no_html() {
        RenderedEmail rendered = Rendered.render(Rendered.textTemplate("<b>{{v}}</b>"), payload("v", "&"));

        assertThat(rendered.html()).isNull();
        assertThat(rendered.text()).isEqualTo("<b>&</b>");
    }

    @Test
    void rendered_email_shows_no_content() {
        assertThat(Rendered.render(Rendered.textTemplate("secret 123456"), Payload.EMPTY))
                .hasToString("RenderedEmail[13 characters of text]");
    }
}
