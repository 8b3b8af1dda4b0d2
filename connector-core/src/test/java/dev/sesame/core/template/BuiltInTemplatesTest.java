package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the built-in templates say. */
class BuiltInTemplatesTest {

    /** What a passage that was left out, or should have been, leaves behind. */
    private static final Pattern BROKEN = Pattern.compile(
            "  |^[ ,.、。，：]|[ \u202F][,.)、。，]|[ (（「]$|[(（「【][)）」】]|, \\.|\\.\\.|。。|null|\\{\\{|}}", Pattern.MULTILINE);

    static List<Template> templates() {
        return BuiltInMails.templates();
    }

    static List<LanguageTag> languages() {
        return BuiltInTemplates.languages();
    }

    @Test
    void languages_are_five_and_the_first_is_the_default() {
        assertThat(languages()).extracting(LanguageTag::value).containsExactly("en", "de", "fr", "ja", "zh-CN");
        assertThat(BuiltInTemplates.defaultLanguage()).isEqualTo(new LanguageTag("en"));
        assertThat(languages()).allSatisfy(language -> assertThat(LanguageTag.parse(language.value()))
                .contains(language));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_known_usage_type_has_one_in_every_language(LanguageTag language) {
        assertThat(templates())
                .filteredOn(template -> language.equals(template.language()))
                .extracting(Template::usageType)
                .containsExactlyElementsOf(UsageType.known());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_language_uses_the_same_variables(Template template) {
        Template english = BuiltInTemplates.load()
                .find(template.usageType(), BuiltInTemplates.defaultLanguage())
                .orElseThrow();

        assertThat(names(template.content())).isEqualTo(names(english.content()));
        assertThat(names(template.subject())).isEqualTo(names(english.subject()));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void main_variable_is_all_it_takes(Template template) {
        RenderedEmail mail = BuiltInMails.minimal(template);

        assertThat(mail.unresolved()).isEmpty();
        assertThat(mail.empty()).isEmpty();
        for (String part : List.of(mail.subject(), String.valueOf(mail.html()), mail.text())) {
            assertThat(part)
                    .isNotBlank()
                    .doesNotContain("{{")
                    .doesNotContain("}}")
                    .doesNotContainPattern("@[a-z.-]+@");
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everything_that_identity_systems_know_can_be_shown(Template template) {
        RenderedEmail mail = BuiltInMails.full(template);

        assertThat(mail.empty()).isEmpty();
        assertThat(mail.html()).doesNotContain("{{").doesNotContain("<b>").doesNotContain("App & Co");
        assertThat(mail.text()).doesNotContain("{{").doesNotContain("&amp;").contains("https://example.com/x?a=1&b=2");
        assertThat(mail.subject()).doesNotContain("{{").doesNotContain("&amp;").contains("App & Co");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void sample_values_are_enough(Template template) {
        Payload sample = BuiltInMails.complete(template.usageType(), SamplePayload.of(template.usageType()));

        assertThat(BuiltInMails.render(template, sample).empty()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void no_sentence_breaks_whatever_is_missing(Template template) {
        for (RenderedEmail mail : BuiltInMails.everyMail(template)) {
            assertThat(mail.subject()).isEqualTo(mail.subject().strip()).doesNotContainPattern(BROKEN);
            assertThat(mail.text()).doesNotContainPattern(BROKEN);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void text_says_the_main_thing_on_a_line_of_its_own(Template template) {
        RenderedEmail mail = BuiltInMails.minimal(template);

        if (BuiltInMails.isInvitation(template)) {
            assertThat(mail.text().lines()).contains("https://example.com/join");
        } else {
            assertThat(mail.text()).containsOnlyOnce("123456");
            assertThat(mail.text().lines().filter(line -> line.contains("123456")))
                    .singleElement()
                    .asString()
                    .endsWith("123456");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void texts_read_well(LanguageTag language) throws IOException {
        TemplateCatalog catalog = BuiltInTemplates.load();
        Template signIn = catalog.find(UsageType.SIGN_IN, language).orElseThrow();
        Template reset = catalog.find(UsageType.FORGOT_PASSWORD, language).orElseThrow();
        Template mfa = catalog.find(UsageType.MFA_VERIFICATION, language).orElseThrow();
        Template invitation =
                catalog.find(UsageType.ORGANIZATION_INVITATION, language).orElseThrow();

        String texts = String.join(
                "\n\n----------\n\n",
                shown(BuiltInMails.minimal(signIn)),
                shown(BuiltInMails.full(signIn)),
                shown(BuiltInMails.minimal(reset)),
                shown(BuiltInMails.full(mfa)),
                shown(BuiltInMails.minimal(invitation)),
                shown(BuiltInMails.full(invitation)));

        assertThat(texts).isEqualTo(expected(language));
    }

    private static String shown(RenderedEmail mail) {
        return mail.subject() + "\n\n" + mail.text();
    }

    private static String expected(LanguageTag language) throws IOException {
        String file = "built-in-mails/" + language + ".txt";
        try (InputStream in = Objects.requireNonNull(BuiltInTemplatesTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }

    private static Set<String> names(String source) {
        Set<String> names = new TreeSet<>();
        for (Tag tag : Tag.in(source)) {
            names.add((tag.sign() == ' ' ? "value of " : "section of ") + tag.name());
        }
        return names;
    }
}
