package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {

    @ParameterizedTest
    @CsvSource({
        "en,              en",
        "EN,              en",
        "' en ',          en",
        "de-at,           de-AT",
        "de_AT,           de-AT",
        "ZH-hant-tw,      zh-Hant-TW",
        "zh_Hant_TW,      zh-Hant-TW",
        "de-ch-1996,      de-CH-1996",
        "es-419,          es-419",
        "sr-LATN,         sr-Latn",
        "pt-br,           pt-BR",
        "fil,             fil",
        "zh-Hant-x-a,     zh-Hant-x-a",
        "de-u-co-phonebk, de-u-co-phonebk"
    })
    void tag_is_spelled_canonically(String text, String canonical) {
        assertThat(LanguageTag.parse(text)).contains(new LanguageTag(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "e",
                "en-",
                "-en",
                "en--US",
                "en US",
                "englishlanguage",
                "en,de",
                "en;q=0.5",
                "*",
                "und",
                "x-private",
                "en\r\nX: y",
                "日本語",
                "{{locale}}",
                "en/../de"
            })
    void what_is_no_language_is_none(String text) {
        assertThat(LanguageTag.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en,                    en",
        "de-AT,                 de-AT de",
        "zh-Hant-TW,            zh-Hant-TW zh-Hant zh",
        "de-CH-1996,            de-CH-1996 de-CH de",
        "zh-Hant-x-a,           zh-Hant-x-a zh-Hant zh",
        "zh-Hant-CN-x-private1-private2, zh-Hant-CN-x-private1-private2 zh-Hant-CN-x-private1 zh-Hant-CN zh-Hant zh",
        "de-u-co-phonebk,       de-u-co-phonebk de-u-co de"
    })
    void lookup_drops_subtags_from_the_end(String tag, String expected) {
        List<String> tried = new ArrayList<>();
        for (LanguageTag at = new LanguageTag(tag); at != null; at = at.parent()) {
            tried.add(at.value());
        }

        assertThat(String.join(" ", tried)).isEqualTo(expected);
    }

    @Test
    void tag_shows_itself() {
        assertThat(new LanguageTag("de-AT")).hasToString("de-AT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ar",
                "ar-EG",
                "he",
                "iw",
                "fa-IR",
                "ur-PK",
                "ps",
                "sd",
                "ug",
                "yi",
                "dv",
                "ckb",
                "az-Arab",
                "pa-Arab-PK",
                "ku-Arab",
                "en-Hebr",
                "syr",
                "nqo",
                "ff-Adlm",
                "ar-u-nu-latn"
            })
    void some_languages_run_from_right_to_left(String tag) {
        assertThat(LanguageTag.parse(tag).orElseThrow().isRightToLeft()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en",
                "de-AT",
                "ja",
                "zh-Hant-TW",
                "ar-Latn",
                "ur-Latn-PK",
                "sd-Deva",
                "az",
                "pa",
                "ku",
                "en-x-arab",
                "arn"
            })
    void most_languages_run_from_left_to_right(String tag) {
        assertThat(LanguageTag.parse(tag).orElseThrow().isRightToLeft()).isFalse();
    }

    @Test
    void mandarin_is_chinese() {
        assertThat(LanguageTag.parse("zh-cmn-Hans-CN")).contains(new LanguageTag("zh-Hans-CN"));
        assertThat(LanguageTag.parse("cmn_Hant_TW")).contains(new LanguageTag("zh-Hant-TW"));
        assertThat(LanguageTag.parse("cmn")).contains(new LanguageTag("zh"));
    }

    @Test
    void what_is_longer_than_any_language_is_none() {
        assertThat(LanguageTag.parse("en-x" + "-aa".repeat(20)))
                .hasValueSatisfying(tag -> assertThat(tag.value()).hasSize(64));
        assertThat(LanguageTag.parse("en-x" + "-aa".repeat(21))).isEmpty();
    }
}
