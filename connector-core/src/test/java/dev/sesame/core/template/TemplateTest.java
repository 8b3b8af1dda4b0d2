package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void template_shows_only_what_it_is_for() {
        assertThat(Rendered.textTemplate("Content")).hasToString("Template[Generic]");
        assertThat(new Template(
                        UsageType.SIGN_IN, new LanguageTag("de"), "s", "c", ContentType.TEXT_HTML, "t", "r", "f"))
                .hasToString("Template[SignIn, de]");
    }

    @Test
    void content_type_is_read_in_any_case() {
        assertThat(ContentType.parse("TEXT/html")).contains(ContentType.TEXT_HTML);
        assertThat(ContentType.parse("text/plain")).contains(ContentType.TEXT_PLAIN);
        assertThat(ContentType.parse("text/html; charset=utf-8")).isEmpty();
        assertThat(ContentType.parse("")).isEmpty();
        for (ContentType type : ContentType.values()) {
            assertThat(ContentType.parse(type.mediaType())).contains(type);
        }
    }
}
