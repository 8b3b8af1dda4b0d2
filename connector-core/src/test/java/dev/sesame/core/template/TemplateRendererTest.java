package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TemplateRendererTest {

    private final TemplateRenderer renderer = new TemplateRenderer(LinkPolicy.ANY_HOST, 50_000);

    @Test
    void template_is_kept_once_however_often_it_is_rendered() {
        for (int i = 0; i < 10; i++) {
            assertThat(render("{{v}}!", String.valueOf(i))).isEqualTo(i + "!");
        }

        assertThat(renderer.cached()).isEqualTo(1);
    }

    @Test
    void template_that_changed_is_another_template() {
        assertThat(render("{{v}}!", "1")).isEqualTo("1!");
        assertThat(render("{{v}}?", "1")).isEqualTo("1?");

        assertThat(renderer.cached()).isEqualTo(2);
    }

    @Test
    void what_is_kept_is_bounded_by_the_size_of_the_templates() {
        for (int i = 0; i < 1_000; i++) {
            render("x".repeat(1_000) + i, "");
        }

        assertThat(renderer.cached()).isBetween(10, 50);
    }

    @Test
    void many_small_templates_count_for_more_than_their_characters() {
        for (int i = 0; i < 10_000; i++) {
            render(String.valueOf(i), "");
        }

        assertThat(renderer.cached()).isBetween(10, 500);
    }

    @Test
    void every_part_of_a_template_counts() {
        for (int i = 0; i < 200; i++) {
            String long1000 = "a".repeat(60) + i + "{{v}}".repeat(500);
            renderer.render(
                    new Template(
                            UsageType.GENERIC,
                            null,
                            "s",
                            "c",
                            ContentType.TEXT_PLAIN,
                            null,
                            long1000 + " <a@example.com>",
                            null),
                    payload("v", ""),
                    PlaceholderMode.STRICT);
        }

        assertThat(renderer.cached()).isLessThan(50);
    }

    @Test
    void template_larger_than_the_bound_is_rendered_and_not_kept() {
        assertThat(render("x".repeat(100_000) + "{{v}}", "1")).hasSize(100_001);

        assertThat(renderer.cached()).isZero();
    }

    @Test
    void template_used_last_stays() {
        render("first{{v}}", "1");
        for (int i = 0; i < 1_000; i++) {
            render("x".repeat(1_000) + i, "");
            render("first{{v}}", "1");
        }
        int before = renderer.cached();

        render("first{{v}}", "1");

        assertThat(renderer.cached()).isEqualTo(before);
    }

    @Test
    void renderer_serves_many_threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                String template = "x".repeat(i % 7 * 1_000) + "{{v}}";
                String value = String.valueOf(i);
                results.add(threads.submit(() -> render(template, value)));
            }
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo("x".repeat(i % 7 * 1_000) + i);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private String render(String content, String value) {
        return renderer.render(Rendered.textTemplate(content), payload("v", value), PlaceholderMode.STRICT)
                .text();
    }
}
