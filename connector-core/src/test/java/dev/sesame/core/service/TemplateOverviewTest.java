package dev.sesame.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.change.Author;
import dev.sesame.core.connector.Configs;
import dev.sesame.core.port.in.ShowTemplates;
import dev.sesame.core.port.in.TemplateView;
import dev.sesame.core.port.out.InMemoryTemplateStore;
import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateOrigin;
import dev.sesame.core.template.UsageType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplateOverviewTest {

    private static final LanguageTag GERMAN = new LanguageTag("de");
    private static final LanguageTag PORTUGUESE = new LanguageTag("pt");
    private static final UsageType WELCOME = new UsageType("Welcome");

    private final SesameFixture fixture = new SesameFixture();
    private final Sesame sesame =
            fixture.builder().templates(new InMemoryTemplateStore()).build();
    private final ShowTemplates templates = sesame.showTemplates();

    TemplateOverviewTest() {
        fixture.connector("built-in", Configs.without("templates"));
    }

    private static Template template(UsageType type, @Nullable LanguageTag language) {
        return new Template(type, language, "Managed", "{{code}}", ContentType.TEXT_PLAIN, null, null, null);
    }

    private void manage(Template... managed) {
        sesame.manageTemplates().save(List.of(managed), new Author("admin", "192.0.2.7"));
    }

    private TemplateView find(String connector, UsageType type, @Nullable LanguageTag language) {
        return templates.find(connector, type, language).orElseThrow();
    }

    @Test
    void a_connector_without_templates_has_the_built_in_ones() {
        List<TemplateView> all = templates.list("built-in").orElseThrow();

        assertThat(all).hasSize(45).allMatch(view -> view.origin() == TemplateOrigin.BUILT_IN);
        assertThat(all.get(0).usageType()).isEqualTo(UsageType.SIGN_IN);
    }

    @Test
    void a_managed_template_hides_the_one_of_its_place_and_no_other() {
        manage(template(UsageType.SIGN_IN, GERMAN));

        assertThat(templates.list("built-in").orElseThrow())
                .hasSize(45)
                .filteredOn(view -> view.origin() == TemplateOrigin.MANAGED)
                .singleElement()
                .satisfies(view -> assertThat(view.template().subject()).isEqualTo("Managed"));
        assertThat(find("built-in", UsageType.SIGN_IN, GERMAN).origin()).isEqualTo(TemplateOrigin.MANAGED);
        assertThat(find("built-in", UsageType.REGISTER, GERMAN).origin()).isEqualTo(TemplateOrigin.BUILT_IN);
    }

    @Test
    void templates_of_a_connector_come_without_a_language_too() {
        assertThat(templates.list("default").orElseThrow())
                .hasSize(4)
                .allMatch(view -> view.origin() == TemplateOrigin.CONNECTOR && view.language() == null);
        assertThat(find("default", UsageType.SIGN_IN, null).origin()).isEqualTo(TemplateOrigin.CONNECTOR);
    }

    @Test
    void a_language_without_templates_shows_what_is_sent_in_their_place() {
        manage(template(WELCOME, GERMAN), template(UsageType.SIGN_IN, PORTUGUESE));

        List<TemplateView> portuguese = templates.list("built-in", PORTUGUESE).orElseThrow();

        assertThat(portuguese).hasSize(10).allMatch(view -> PORTUGUESE.equals(view.language()));
        assertThat(portuguese.get(0).template().language()).isEqualTo(PORTUGUESE);
        assertThat(portuguese.get(1).template().language()).isEqualTo(new LanguageTag("en"));
        assertThat(portuguese.get(9).usageType()).isEqualTo(WELCOME);
        assertThat(portuguese.get(9).template().usageType()).isEqualTo(UsageType.GENERIC);
        assertThat(portuguese.get(9).origin()).isEqualTo(TemplateOrigin.BUILT_IN);
    }

    @Test
    void there_is_nothing_to_show_of_a_connector_that_is_not_there() {
        assertThat(templates.list("other")).isEmpty();
        assertThat(templates.list("other", GERMAN)).isEmpty();
        assertThat(templates.find("other", UsageType.SIGN_IN, GERMAN)).isEmpty();
    }
}
