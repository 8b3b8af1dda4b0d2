package dev.sesame.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

class PartTest {

    @Test
    void every_benchmark_has_a_name_on_the_page() {
        assertThat(Stream.of(TemplateParts.class, TransportParts.class)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(Benchmark.class))
                        .map(Method::getName)
                        .map(name -> Part.of(name).orElseThrow(() -> new AssertionError(name))))
                .containsExactlyInAnyOrder(Part.values());
    }
}
