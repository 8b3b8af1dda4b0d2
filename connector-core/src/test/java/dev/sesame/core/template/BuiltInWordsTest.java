package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the words of the built-in mails are written. */
class BuiltInWordsTest {

    private static final LanguageTag ENGLISH = new LanguageTag("en");

    static List<LanguageTag> languages() {
        return BuiltInTemplates.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_language_has_the_same_keys(LanguageTag language) {
        assertThat(BuiltInWords.of(language).all())
                .containsOnlyKeys(BuiltInWords.of(ENGLISH).all().keySet());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_language_says_it_in_its_own_words(LanguageTag language) {
        Map<String, String> words = words(language);

        assertThat(words.values())
                .allSatisfy(text -> assertThat(text).isNotBlank().isEqualTo(text.strip()));
        if (!language.equals(ENGLISH)) {
            english().forEach((key, text) -> {
                boolean isSame = text.equals("{{expiresInMinutes}} minutes");
                assertThat(isSame || !text.equals(words.get(key))).as(key).isTrue();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void quotes_and_apostrophes_are_typographic(LanguageTag language) {
        assertThat(words(language).values()).allSatisfy(text -> assertThat(text).doesNotContain("'", "\"", "..."));
    }

    @Test
    void french_has_a_narrow_space_before_double_punctuation() {
        assertThat(words(new LanguageTag("fr")).values())
                .allSatisfy(text -> assertThat(text).doesNotContainPattern("[^\u202F][:;!?]|\u202F[^:;!?]"));
    }

    @Test
    void german_capitalises_whom_it_speaks_to() {
        assertThat(words(new LanguageTag("de")).values()).allSatisfy(text -> assertThat(text)
                .doesNotContainPattern("\\b(du|dein|deine|dir|dich|ihr|ihre|ihrem|ihren)\\b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "zh-CN"})
    void chinese_and_japanese_have_no_spaces_nor_western_punctuation(String language) {
        assertThat(words(new LanguageTag(language)).values())
                .allSatisfy(text -> assertThat(text.replaceAll("\\{\\{[^}]*}}|@lifetime@|</?strong>", ""))
                        .doesNotContainPattern("[ ,.:;!?()]"));
    }

    @Test
    void words_that_are_missing_are_named() {
        BuiltInWords words = BuiltInWords.parse(ENGLISH, "SignIn.subject = Code");

        assertThat(words.get(UsageType.SIGN_IN, "subject")).isEqualTo("Code");
        assertThatThrownBy(() -> words.get(UsageType.REGISTER, "subject"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Register.subject");
    }

    private static Map<String, String> english() {
        return words(ENGLISH);
    }

    /** The words but for the names of fonts. */
    private static Map<String, String> words(LanguageTag language) {
        Map<String, String> words = BuiltInWords.of(language).all();
        words.keySet().removeIf(key -> key.startsWith("font"));
        return words;
    }
}
