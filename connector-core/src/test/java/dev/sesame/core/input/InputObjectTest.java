package dev.sesame.core.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.error.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputObjectTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void text_is_trimmed_and_verbatim_is_not() {
        InputObject input = input("a", "  x y \n", "blank", " ", "null", null);

        assertThat(input.text("a")).isEqualTo("x y");
        assertThat(input.verbatim("a")).isEqualTo("  x y \n");
        assertThat(input.text("blank")).isNull();
        assertThat(input.verbatim("blank")).isEqualTo(" ");
        assertThat(input.text("null")).isNull();
        assertThat(input.text("absent")).isNull();
        assertThat(problems).isEmpty();
    }

    @Test
    void required_text_that_is_not_there_is_a_problem() {
        InputObject input = input("blank", " ", "null", null, "ok", "x");

        assertThat(input.requiredText("blank")).isEmpty();
        assertThat(input.requiredText("null")).isEmpty();
        assertThat(input.requiredText("absent")).isEmpty();
        assertThat(input.requiredText("ok")).isEqualTo("x");
        assertThat(told()).containsExactly("/blank: is required", "/null: is required", "/absent: is required");
    }

    @Test
    void value_of_the_wrong_kind_is_reported_and_read_as_absent() {
        InputObject input = input("n", 5, "t", "text");

        assertThat(input.text("n")).isNull();
        assertThat(input.object("t")).isNull();
        assertThat(input.list("t")).isEmpty();
        assertThat(input.objects("n")).isEmpty();
        assertThat(input.texts("t")).isEmpty();
        assertThat(told())
                .containsExactly(
                        "/n: must be a text",
                        "/t: must be an object",
                        "/t: must be a list",
                        "/n: must be a list",
                        "/t: must be an object");
    }

    @Test
    void problem_is_told_once_however_often_the_value_is_asked_for() {
        InputObject input = input("n", 5);

        assertThat(input.requiredText("n")).isEmpty();
        assertThat(input.text("n")).isNull();
        assertThat(input.verbatim("n")).isNull();
        assertThat(input.requiredText("n")).isEmpty();
        assertThat(told()).containsExactly("/n: must be a text");
    }

    @Test
    void text_is_parsed() {
        InputObject input = input("good", " 5 ", "bad", "x", "blank", "");

        assertThat(input.parsed("good", InputObjectTest::number, "a number")).isEqualTo(5);
        assertThat(input.parsed("bad", InputObjectTest::number, "a number")).isNull();
        assertThat(input.parsed("blank", InputObjectTest::number, "a number")).isNull();
        assertThat(told()).containsExactly("/bad: must be a number");
    }

    @Test
    void objects_within_have_their_own_pointers() {
        InputObject input = input("list", Arrays.asList(Map.of("a", 1), "x", null, Map.of("a", "y")));

        List<InputObject> objects = input.objects("list");

        assertThat(objects).hasSize(2);
        assertThat(objects.get(0).text("a")).isNull();
        assertThat(objects.get(1).text("a")).isEqualTo("y");
        assertThat(objects.get(1).pointer("a")).isEqualTo("/list/3/a");
        assertThat(told())
                .containsExactly(
                        "/list/1: must be an object", "/list/2: must be an object", "/list/0/a: must be a text");
    }

    @Test
    void nested_object_is_read() {
        InputObject inner = Objects.requireNonNull(
                input("o", Map.of("p", Map.of("q", " x ")), "null", null).object("o"));

        assertThat(Objects.requireNonNull(inner.object("p")).text("q")).isEqualTo("x");
        assertThat(inner.object("absent")).isNull();
        assertThat(problems).isEmpty();
    }

    @Test
    void texts_by_name_are_read_in_their_order_with_escaped_pointers() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("z", "1");
        object.put("a", " 2 ");
        object.put("b/c~d", 5);
        object.put("e", null);

        assertThat(input("texts", object).texts("texts")).containsExactly(Map.entry("z", "1"), Map.entry("a", "2"));
        assertThat(told()).containsExactly("/texts/b~1c~0d: must be a text", "/texts/e: is required");
    }

    @Test
    void keys_that_nobody_asked_for_are_unknown() {
        InputObject input = input("a", 1, "b", 2, "c", 3, "d", null);
        input.text("b");
        input.has("c");

        assertThat(input.unknownKeys()).containsExactly("a", "d");
    }

    @Test
    void null_and_blank_text_count_as_absent() {
        InputObject input = input("null", null, "blank", " \n", "text", "x", "zero", 0, "list", List.of());

        assertThat(input.has("null")).isFalse();
        assertThat(input.has("absent")).isFalse();
        assertThat(input.has("blank")).isFalse();
        assertThat(input.has("text")).isTrue();
        assertThat(input.has("zero")).isTrue();
        assertThat(input.has("list")).isTrue();
    }

    @Test
    void key_is_escaped_as_a_pointer_spells_it() {
        assertThat(InputObject.escape("a/b~c")).isEqualTo("a~1b~0c");
        assertThat(InputObject.escape("~1")).isEqualTo("~01");
        assertThat(InputObject.escape("plain")).isEqualTo("plain");
    }

    @Test
    void key_that_is_no_text_is_read_as_one() {
        Map<Object, Object> odd = new LinkedHashMap<>();
        odd.put(5, "five");

        assertThat(Objects.requireNonNull(input("o", odd).object("o")).text("5"))
                .isEqualTo("five");
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d+") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private InputObject input(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            document.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return InputObject.root(document, problems);
    }

    private List<String> told() {
        return problems.stream().map(Problem::toString).toList();
    }
}
