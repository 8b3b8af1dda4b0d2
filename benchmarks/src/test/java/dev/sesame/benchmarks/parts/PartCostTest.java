package dev.sesame.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sesame.benchmarks.report.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartCostTest {

    @Test
    void results_of_jmh_are_read_in_the_order_of_a_send() {
        String json = "[" + run("TransportParts.composeMime", "[3000.5, 2900.0], [3100.0]", "\"gc.alloc.rate.norm\"")
                + "," + run("TemplateParts.render", "[10.25]", "\"gc.alloc.rate.norm\"") + "]";

        assertThat(PartCost.parse(json))
                .containsExactly(
                        new PartCost(Part.RENDER, new Sample(List.of(10.25)), 4096.5),
                        new PartCost(Part.COMPOSE_MIME, new Sample(List.of(3000.5, 2900.0, 3100.0)), 4096.5));
    }

    @Test
    void result_of_something_else_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartCost.parse("[" + run("Others.sort", "[1.0]", "\"gc.alloc.rate.norm\"") + "]"))
                .withMessage("no part is called sort");
    }

    @Test
    void result_without_allocation_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartCost.parse("[" + run("TemplateParts.render", "[1.0]", "\"gc.count\"") + "]"))
                .withMessage("render tells no allocation");
    }

    @Test
    void what_is_no_json_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PartCost.parse("# JMH version"));
    }

    /** As JMH writes it, with some of what is not read. */
    private static String run(String benchmark, String rawData, String metric) {
        return """
                {
                  "jmhVersion": "1.37",
                  "benchmark": "dev.sesame.benchmarks.parts.%s",
                  "forks": 1,
                  "jvmArgs": ["-Xmx512m"],
                  "primaryMetric": {
                    "score": 1.5,
                    "scoreError": "NaN",
                    "scoreConfidence": ["NaN", "NaN"],
                    "scorePercentiles": {"50.0": 1.5},
                    "scoreUnit": "ns/op",
                    "rawData": [%s]
                  },
                  "secondaryMetrics": {
                    %s: {"score": 4096.5, "scoreError": "NaN", "scoreUnit": "B/op", "rawData": [[4096.5]]}
                  }
                }
                """.formatted(benchmark, rawData, metric);
    }
}
