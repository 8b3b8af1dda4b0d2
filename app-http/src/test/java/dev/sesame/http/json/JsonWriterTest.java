package dev.sesame.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonWriterTest {

    private static String written(Map<String, @Nullable Object> tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter.write(() -> tree, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String written(Object value) throws IOException {
        return written(Map.<String, @Nullable Object>of("a", value));
    }

    @Test
    void members_keep_their_order_and_those_without_a_value_are_left_out() throws IOException {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("z", 1);
        tree.put("none", null);
        tree.put("a", List.of());
        assertThat(written(tree)).isEqualTo("{\"z\":1,\"a\":[]}");
    }

    @Test
    void every_kind_of_value_is_written() throws IOException {
        assertThat(written(true)).isEqualTo("{\"a\":true}");
        assertThat(written(12345678901L)).isEqualTo("{\"a\":12345678901}");
        assertThat(written(Arrays.asList(1, null, List.of("x")))).isEqualTo("{\"a\":[1,null,[\"x\"]]}");
        assertThat(written(Map.of("b", Map.of()))).isEqualTo("{\"b\":{}}");
        assertThat(written(Instant.EPOCH)).isEqualTo("{\"a\":\"1970-01-01T00:00:00Z\"}");
        JsonBody inner = () -> Map.of("b", 1);
        assertThat(written(List.of(inner))).isEqualTo("{\"a\":[{\"b\":1}]}");
    }

    @Test
    void text_is_escaped_where_json_asks_for_it_and_beyond_the_basic_plane() throws IOException {
        assertThat(written("\"\\\b\n\u0000é中\u2028/")).isEqualTo("{\"a\":\"\\\"\\\\\\b\\n\\u0000é中\u2028/\"}");
        assertThat(written("😀")).isEqualTo("{\"a\":\"\\uD83D\\uDE00\"}");
    }

    @Test
    void the_stream_stays_open() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        Map<String, @Nullable Object> empty = new LinkedHashMap<>();
        JsonWriter.write(() -> empty, out);
        assertThat(closed).isFalse();
    }
}
