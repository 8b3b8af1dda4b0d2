package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadTest {

    @Test
    void default_is_used_only_where_the_name_is_absent() {
        Payload payload = payload("a", 1, "nothing", null);

        Payload more = payload.withDefaults(Map.of("a", 2, "b", 2, "nothing", 2));

        assertThat(more.get("a")).isEqualTo(1);
        assertThat(more.get("b")).isEqualTo(2);
        assertThat(more.get("nothing")).isNull();
        assertThat(more.has("nothing")).isTrue();
        assertThat(payload.has("b")).isFalse();
    }

    @Test
    void value_replaces_another() {
        Payload payload = payload("a", 1, "b", 1);

        assertThat(payload.with("a", 2).values()).containsEntry("a", 2).containsEntry("b", 1);
        assertThat(payload.get("a")).isEqualTo(1);
    }

    @Test
    void no_value_is_shown() {
        assertThat(payload("code", "123456", "name", "Ann")).hasToString("Payload[2 values]");
    }

    @ParameterizedTest
    @CsvSource({"code,/payload/code", "user.profile.name,/payload/user/profile/name", "items.0,/payload/items/0"})
    void variable_has_a_place_in_the_request(String variable, String pointer) {
        assertThat(Payload.pointer(variable)).isEqualTo(pointer);
    }

    @Test
    void step_leads_into_objects_and_lists_only() {
        assertThat(Payload.step(Map.of("a", 1), "a")).isEqualTo(1);
        assertThat(Payload.step(Map.of("length", 7), "length")).isEqualTo(7);
        assertThat(Payload.step(List.of("x", "y"), "1")).isEqualTo("y");
        assertThat(Payload.step(List.of("x", "y"), "length")).isEqualTo(2);
        for (String key : new String[] {"2", "-1", "01", "", "x", "1.0", "٠", "999999999", "9999999999"}) {
            assertThat(Payload.step(List.of("x", "y"), key)).as(key).isNull();
        }
        for (Object leaf : new Object[] {"text", 1, true}) {
            assertThat(Payload.step(leaf, "length")).isNull();
        }
        assertThat(Payload.step(null, "a")).isNull();
    }
}
