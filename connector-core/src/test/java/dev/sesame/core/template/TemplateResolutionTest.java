package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateResolutionTest {

    /** Each row takes away what the row above found. Templates are written as type/language. */
    @ParameterizedTest
    @CsvSource({
        "SignIn/de-AT SignIn/de SignIn/en SignIn/- Generic/de-AT Generic/de Generic/en Generic/-, SignIn/de-AT",
        "SignIn/de SignIn/en SignIn/- Generic/de-AT Generic/de Generic/en Generic/-,              SignIn/de",
        "SignIn/en SignIn/- Generic/de-AT Generic/de Generic/en Generic/-,                        SignIn/en",
        "SignIn/- Generic/de-AT Generic/de Generic/en Generic/-,                                  SignIn/-",
        "Generic/de-AT Generic/de Generic/en Generic/-,                                           Generic/de-AT",
        "Generic/de Generic/en Generic/-,                                                         Generic/de",
        "Generic/en Generic/-,                                                                    Generic/en",
        "Generic/-,                                                                               Generic/-"
    })
    void first_hit_of_the_order_wins(String templates, String expected) {
        assertThat(resolve(UsageType.SIGN_IN, "de-AT", "en", catalog(templates.split(" ", -1))))
                .isEqualTo(expected);
    }

    @Test
    void nothing_is_found_where_neither_type_nor_generic_fits() {
        assertThat(resolve(UsageType.SIGN_IN, "de", "en", catalog("Register/de", "SignIn/fr", "Generic/fr")))
                .isEqualTo("none");
        assertThat(resolve(UsageType.GENERIC, "de", null, catalog("SignIn/de"))).isEqualTo("none");
        assertThat(TemplateResolution.resolve(UsageType.GENERIC, List.of(), null, List.of()))
                .isEmpty();
    }

    @Test
    void recipient_of_unknown_language_gets_the_default_one() {
        assertThat(resolve(UsageType.SIGN_IN, null, "en", catalog("SignIn/-", "SignIn/en")))
                .isEqualTo("SignIn/en");
        assertThat(resolve(UsageType.SIGN_IN, null, null, catalog("SignIn/-", "SignIn/en")))
                .isEqualTo("SignIn/-");
    }

    @Test
    void without_a_default_language_the_template_without_one_is_next() {
        assertThat(resolve(UsageType.SIGN_IN, "de", null, catalog("SignIn/en", "SignIn/-", "Generic/de")))
                .isEqualTo("SignIn/-");
    }

    @Test
    void parents_of_the_default_language_are_not_tried() {
        assertThat(resolve(UsageType.SIGN_IN, "fr", "de-AT", catalog("SignIn/de", "Generic/de-AT")))
                .isEqualTo("Generic/de-AT");
    }

    @Test
    void managed_generic_never_shadows_a_specific_template() {
        TemplateCatalog managed = catalog("Generic/de", "Generic/en", "Generic/-");
        TemplateCatalog configured = catalog("SignIn/-");

        assertThat(resolve(UsageType.SIGN_IN, "de", "en", managed, configured)).isEqualTo("SignIn/-");
    }

    @Test
    void within_a_step_the_first_place_wins() {
        Template first = template("SignIn/de");
        Template second = template("SignIn/de");

        assertThat(TemplateResolution.resolve(
                        UsageType.SIGN_IN,
                        List.of(new LanguageTag("de")),
                        null,
                        List.of(TemplateCatalog.of(List.of(first)), TemplateCatalog.of(List.of(second)))))
                .containsSame(first);
    }

    @Test
    void better_language_in_a_later_place_wins_over_a_worse_one_in_an_earlier() {
        assertThat(resolve(
                        UsageType.SIGN_IN, "de-AT", "en", catalog("SignIn/de", "SignIn/en"), catalog("SignIn/de-AT")))
                .isEqualTo("SignIn/de-AT");
    }

    @Test
    void single_letter_subtags_are_skipped() {
        List<String> asked = new ArrayList<>();
        TemplateLookup spy = (type, language) -> {
            asked.add(type + "/" + (language == null ? "-" : language));
            return Optional.empty();
        };

        TemplateResolution.resolve(
                UsageType.GENERIC, List.of(new LanguageTag("az-Cyrl-x-a")), new LanguageTag("en"), List.of(spy));

        assertThat(asked).startsWith("Generic/az-Cyrl-x-a", "Generic/az-Cyrl", "Generic/az", "Generic/en", "Generic/-");
    }

    /** Templates, in the default language en, and what serves. */
    @ParameterizedTest
    @CsvSource({
        "zh-TW,      SignIn/zh-CN SignIn/en SignIn/zh-HK,            SignIn/zh-HK",
        "zh-TW,      SignIn/zh-CN SignIn/zh SignIn/en,               SignIn/en",
        "zh-TW,      SignIn/zh-CN Generic/en,                        Generic/en",
        "zh-TW,      SignIn/zh-CN Generic/zh-CN,                     SignIn/zh-CN",
        "zh-Hant-MO, SignIn/zh-CN SignIn/zh-Hant SignIn/zh-TW,       SignIn/zh-Hant",
        "zh,         SignIn/zh-TW SignIn/en SignIn/zh-CN,            SignIn/zh-CN",
        "zh-SG,      SignIn/en SignIn/zh-CN,                         SignIn/zh-CN",
        "zh-Hans-HK, SignIn/en SignIn/zh-HK SignIn/zh-CN,            SignIn/zh-CN",
        "zh-CN,      SignIn/zh-TW,                                   SignIn/zh-TW",
        "zh-CN,      SignIn/zh-TW SignIn/-,                          SignIn/-",
    })
    void chinese_stays_in_its_script_unless_the_other_is_all_there_is(
            String wanted, String templates, String expected) {
        assertThat(resolve(UsageType.SIGN_IN, wanted, "en", catalog(templates.split(" ", -1))))
                .isEqualTo(expected);
    }

    @Test
    void first_usable_of_several_languages_wins() {
        List<LanguageTag> wanted = List.of(new LanguageTag("fr-CA"), new LanguageTag("de-AT"), new LanguageTag("ja"));

        assertThat(TemplateResolution.resolve(
                        UsageType.SIGN_IN,
                        wanted,
                        new LanguageTag("en"),
                        List.of(catalog("SignIn/en", "SignIn/ja", "SignIn/de"))))
                .map(Template::language)
                .contains(new LanguageTag("de"));
    }

    @Test
    void type_that_nobody_knows_can_have_templates() {
        assertThat(resolve(new UsageType("Welcome"), "de", "en", catalog("Welcome/en", "Generic/de")))
                .isEqualTo("Welcome/en");
    }

    @Test
    void of_two_templates_of_one_type_and_language_the_first_counts() {
        Template first = template("SignIn/de");
        Template second = new Template(
                UsageType.SIGN_IN, new LanguageTag("de"), "other", "c", ContentType.TEXT_PLAIN, null, null, null);
        TemplateCatalog catalog = TemplateCatalog.of(List.of(first, second));

        assertThat(catalog.find(UsageType.SIGN_IN, new LanguageTag("de"))).containsSame(first);
        assertThat(catalog.templates()).containsExactly(first, second);
    }

    private static String resolve(
            UsageType type, @Nullable String wanted, @Nullable String fallback, TemplateLookup... places) {
        List<LanguageTag> languages = wanted == null ? List.of() : List.of(new LanguageTag(wanted));
        return TemplateResolution.resolve(type, languages, tag(fallback), Arrays.asList(places))
                .map(template -> template.usageType() + "/" + (template.language() == null ? "-" : template.language()))
                .orElse("none");
    }

    private static @Nullable LanguageTag tag(@Nullable String value) {
        return value == null ? null : new LanguageTag(value);
    }

    private static TemplateCatalog catalog(String... templates) {
        return TemplateCatalog.of(
                Arrays.stream(templates).map(TemplateResolutionTest::template).toList());
    }

    private static Template template(String typeAndLanguage) {
        int slash = typeAndLanguage.indexOf('/');
        String language = typeAndLanguage.substring(slash + 1);
        return new Template(
                new UsageType(typeAndLanguage.substring(0, slash)),
                language.equals("-") ? null : new LanguageTag(language),
                "subject",
                "content",
                ContentType.TEXT_PLAIN,
                null,
                null,
                null);
    }
}
