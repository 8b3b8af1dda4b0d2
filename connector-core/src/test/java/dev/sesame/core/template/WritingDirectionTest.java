package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WritingDirectionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ar    | <p>{{code}}</p>                | <div dir=\"rtl\" lang=\"ar\"><p>7</p></div>",
                "he-IL | {{code}}                       | <div dir=\"rtl\" lang=\"he-IL\">7</div>",
                "fa    | <!DOCTYPE html><HTML lang=fa>7 | <!DOCTYPE html><HTML dir=\"rtl\" lang=fa>7",
                "ar    | <p dir=auto>{{code}}</p>       | <p dir=auto>7</p>",
                "ar    | <html DIR = 'rtl'>7            | <html DIR = 'rtl'>7",
                "de    | <p>{{code}}</p>                | <p>7</p>",
                "      | <p>{{code}}</p>                | <p>7</p>",
            })
    void html_in_a_right_to_left_language_is_read_from_the_right(
            @Nullable String language, String content, String expected) {
        LanguageTag tag = language == null ? null : new LanguageTag(language);
        Template template = new Template(UsageType.SIGN_IN, tag, "s", content, ContentType.TEXT_HTML, null, null, null);

        RenderedEmail email =
                new TemplateRenderer().render(template, Payload.of(Map.of("code", "7")), PlaceholderMode.STRICT);

        assertThat(email.html()).isEqualTo(expected);
        assertThat(email.text()).isEqualTo("7");
    }
}
