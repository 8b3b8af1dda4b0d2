package dev.sesame.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidInputException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {

    private static Map<String, @Nullable Object> read(String json) {
        return JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(byte[] json, String... words) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> JsonReader.readObject(json))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
                    assertThat(e.problems()).singleElement().satisfies(problem -> {
                        assertThat(problem.pointer()).isEmpty();
                        assertThat(problem.message()).contains(words);
                        // Nothing that was read is repeated.
                        assertThat(problem.message()).doesNotContain("mark");
                    });
                });
    }

    private static void assertRefused(String json, String... words) {
        assertRefused(json.getBytes(StandardCharsets.UTF_8), words);
    }

    @Test
    void every_kind_of_value_is_read() {
        Map<String, @Nullable Object> object = read("""
                {"text": "é \\u4e2d \\ud83d\\ude00 \\n", "true": true, "false": false, "null": null, "int": 7,
                 "long": 12345678901, "big": 123456789012345678901234567890, "float": -1.5e3, "list": [1, [], {}],
                 "object": {"a": {"b": "c"}}, "": "empty"}
                """);
        assertThat(object)
                .containsEntry("text", "é 中 😀 \n")
                .containsEntry("true", true)
                .containsEntry("false", false)
                .containsEntry("null", null)
                .containsEntry("int", 7)
                .containsEntry("long", 12345678901L)
                .containsEntry("big", new BigInteger("123456789012345678901234567890"))
                .containsEntry("float", -1500.0)
                .containsEntry("list", Arrays.asList(1, new ArrayList<>(), Map.of()))
                .containsEntry("object", Map.of("a", Map.of("b", "c")))
                .containsEntry("", "empty");
        assertThat(new ArrayList<>(object.keySet()))
                .startsWith("text", "true", "false")
                .endsWith("object", "");
    }

    @Test
    void a_byte_order_mark_is_skipped_as_editors_leave_it() {
        assertThat(read("\uFEFF{\"a\": 1}")).containsEntry("a", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "UTF-32LE", "ISO-8859-1"})
    void other_charsets_are_refused(String charset) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> JsonReader.readObject("{\"a\": \"ümark\"}".getBytes(Charset.forName(charset))));
    }

    @Test
    void bytes_that_no_text_has_in_utf8_are_refused() {
        byte[][] wrong = {
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0xE4, (byte) 0xB8},
            {(byte) 0xFF}
        };
        for (byte[] bytes : wrong) {
            String template = "{\"a\": \"" + "\0".repeat(bytes.length) + "\"}";
            byte[] json = template.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(bytes, 0, json, template.indexOf('\0'), bytes.length);
            assertRefused(json, "UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mark\": \"\\ud800\"}",
                "{\"mark\": \"\\ude00\\ud83d\"}",
                "{\"mark\": [{\"a\": \"x\\udfffx\"}]}",
                "{\"mark\\ud800\": 1}"
            })
    void half_a_character_is_refused(String json) {
        assertRefused(json, "surrogate", "line 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mark\": 1, \"mark\": 2}",
                "{\"a\": {\"mark\": 1, \"b\": 2, \"mark\": 1}}",
                "{\"mark\": 1, \"\\u006dark\": 2}",
                "{\"mark\": null, \"mark\": null}"
            })
    void a_key_that_stands_twice_is_refused(String json) {
        assertRefused(json, "twice", "line 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mark\": tru}",
                "{\"mark\": mark}",
                "{\"mark\": 01}",
                "{\"mark\": +1}",
                "{\"mark\": .5}",
                "{\"mark\": Infinity}",
                "{\"mark\": 'x'}",
                "{\"mark\": \"\\x\"}",
                "{\"mark\": \"\\u12\"}",
                "{mark: 1}",
                "{\"mark\": 1,}",
                "{\"mark\": [1,]}",
                "{\"mark\" 1}",
                "{\"mark\": 1",
                "{\"mark\": \"x",
                "{\"mark\": 1]",
                "{\"mark\": \"line\nbreak\"}",
                "{/*mark*/}",
                "{} mark",
                "{\0}"
            })
    void what_is_not_json_is_refused_with_its_place(String json) {
        assertRefused(json, "not valid JSON at line ");
    }

    @Test
    void another_document_after_the_first_is_refused() {
        assertRefused("{} {\"mark\": 1}", "after the JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "[]", "\"mark\"", "1", "null", "true"})
    void what_is_not_an_object_is_refused(String json) {
        assertRefused(json, "must be a JSON object");
    }

    @Test
    void nesting_has_a_limit() {
        assertThat(read("{\"a\": " + "[".repeat(31) + "]".repeat(31) + "}")).containsKey("a");
        assertRefused("{\"a\": " + "[".repeat(32) + "]".repeat(32) + "}", "32 levels");
        assertRefused("{\"a\":".repeat(100_000), "32 levels");
        assertRefused("{\"a\":" + "[".repeat(200_000), "32 levels");
    }

    @Test
    void the_number_of_values_has_a_limit() {
        assertThat(read("{\"a\": [" + "1,".repeat(9_998) + "1]}")).containsKey("a");
        assertRefused("{\"a\": [" + "1,".repeat(9_999) + "1]}", "10000 values");
        StringBuilder keys = new StringBuilder("{\"a\": 1");
        for (int i = 0; i < 10_000; i++) {
            keys.append(",\"k").append(i).append("\": 1");
        }
        assertRefused(keys.append('}').toString(), "10000 values");
    }

    @Test
    void the_length_of_numbers_has_a_limit() {
        assertThat(read("{\"a\": " + "9".repeat(100) + "}")).containsKey("a");
        assertRefused("{\"a\": " + "9".repeat(101) + "}", "too long");
        assertRefused("{\"a\": 0." + "9".repeat(101) + "}", "too long");
    }

    @Test
    void the_length_of_names_has_a_limit() {
        assertThat(read("{\"" + "n".repeat(1_000) + "\": 1}")).hasSize(1);
        assertRefused("{\"" + "n".repeat(1_001) + "\": 1}", "too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1E+99999999999999999999"})
    void numbers_beyond_all_bounds_are_read_at_once(String number) {
        Object value = read("{\"a\": " + number + "}").get("a");
        assertThat(value).isInstanceOf(Double.class);
    }
}
