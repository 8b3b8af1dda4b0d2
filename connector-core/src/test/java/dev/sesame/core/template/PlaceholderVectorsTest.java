package dev.sesame.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds rendering against what the published implementation of the grammar made of the same templates. */
class PlaceholderVectorsTest {

    /** A template and what became of it. */
    private record Vector(String template, String expected) {}

    private final Map<String, @Nullable Object> document = read();

    @TestFactory
    Stream<DynamicTest> text_is_rendered_as_the_vector_says() {
        return eachVector(vector ->
                assertThat(Rendered.text(vector.template(), payload())).isEqualTo(vector.expected()));
    }

    /** Text with values that are escaped beforehand is what HTML with escaped values has to be. */
    @TestFactory
    Stream<DynamicTest> html_is_rendered_as_the_vector_says_with_its_values_escaped() {
        Payload escaped = Payload.of(object(escape(document.get("payload"))));
        return eachVector(vector -> assertThat(Rendered.html(vector.template(), payload()))
                .isEqualTo(Rendered.text(vector.template(), escaped)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{user.name}}", "<a href=\"{{link}}\">{{user.name}}</a>", "{{organization.name}}"})
    void vectors_hold_values_that_html_must_escape(String template) {
        assertThat(Rendered.html(template, payload())).isNotEqualTo(Rendered.text(template, payload()));
    }

    private Stream<DynamicTest> eachVector(Consumer<Vector> assertion) {
        List<?> cases = (List<?>) Objects.requireNonNull(document.get("cases"));
        assertThat(cases).hasSizeGreaterThan(40);
        return cases.stream()
                .map(entry -> (Map<?, ?>) entry)
                .map(entry ->
                        new Vector(Objects.toString(entry.get("template")), Objects.toString(entry.get("expected"))))
                .map(vector -> DynamicTest.dynamicTest("«" + vector.template() + "»", () -> assertion.accept(vector)));
    }

    private Payload payload() {
        return Payload.of(object(document.get("payload")));
    }

    private static @Nullable Object escape(@Nullable Object value) {
        if (value instanceof String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> escaped = new LinkedHashMap<>();
            map.forEach((key, element) -> escaped.put((String) key, escape(element)));
            return escaped;
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    private static Map<String, @Nullable Object> read() {
        try (InputStream in =
                Objects.requireNonNull(PlaceholderVectorsTest.class.getResourceAsStream("placeholders.json"))) {
            return object(JSON.std.mapFrom(in));
        } catch (IOException e) {
            throw new IllegalStateException("placeholders.json cannot be read", e);
        }
    }
}
