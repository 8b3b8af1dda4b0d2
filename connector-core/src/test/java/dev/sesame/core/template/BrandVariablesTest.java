package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandVariablesTest {

    private static final Map<String, String> DEFAULTS = Map.of("name", "Acme", "supportEmail", "help@example.com");

    @Test
    void defaults_are_used_where_the_payload_says_nothing() {
        assertThat(brand(BrandVariables.addTo(Payload.EMPTY, DEFAULTS))).isEqualTo(DEFAULTS);
    }

    @Test
    void payload_wins_member_by_member() {
        Payload payload = payload("brand", Map.of("name", "Other", "slogan", "Hi"));

        assertThat(brand(BrandVariables.addTo(payload, DEFAULTS)))
                .isEqualTo(Map.of("name", "Other", "slogan", "Hi", "supportEmail", "help@example.com"));
        assertThat(brand(payload)).hasSize(2);
    }

    @Test
    void null_switches_a_default_off() {
        Map<String, @Nullable Object> own = new HashMap<>();
        own.put("supportEmail", null);

        Map<?, ?> brand = brand(BrandVariables.addTo(payload("brand", own), DEFAULTS));

        assertThat(brand.get("supportEmail")).isNull();
        assertThat(brand.get("name")).isEqualTo("Acme");
    }

    @Test
    void brand_that_is_no_object_is_left_alone() {
        assertThat(BrandVariables.addTo(payload("brand", "Acme"), DEFAULTS).get("brand"))
                .isEqualTo("Acme");
        assertThat(BrandVariables.addTo(payload("brand", null), DEFAULTS).get("brand"))
                .isNull();
        assertThat(BrandVariables.addTo(Payload.EMPTY, Map.of()).has("brand")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "#000000, #ffffff",
        "#ffffff, #000000",
        "#16181c, #ffffff",
        "#0a66c2, #ffffff",
        "#FFCC00, #000000",
        "#757575, #ffffff",
        "#767676, #000000",
        "#ff0000, #000000",
        "#00ff00, #000000",
        "#0000ff, #ffffff"
    })
    void accent_gets_the_text_colour_that_can_be_read_on_it(String color, String text) {
        Map<?, ?> brand = brand(BrandVariables.addTo(Payload.EMPTY, Map.of("color", color)));

        assertThat(brand.get("accent")).isEqualTo(color);
        assertThat(brand.get("onAccent")).isEqualTo(text);
    }

    @Test
    void text_on_every_colour_has_enough_contrast() {
        for (int rgb = 0; rgb < 0x1000000; rgb += 0x010305) {
            String color = String.format("#%06x", rgb);
            Map<?, ?> brand = brand(BrandVariables.addTo(Payload.EMPTY, Map.of("color", color)));

            assertThat(Contrast.between(color, String.valueOf(brand.get("onAccent"))))
                    .as(color)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "red",
                "#fff",
                "#0a66c",
                "#0a66c2f",
                "#0a66cg",
                " #0a66c2",
                "#0a66c2\n",
                "#０a66c2",
                "#000;background:url(https://example.com/x)",
                "#000000\"><script>alert(1)</script>"
            })
    void what_is_no_colour_is_not_used(String color) {
        Payload payload = BrandVariables.addTo(
                payload("code", "1", "link", "https://example.com/", "brand", Map.of("color", color)), Map.of());
        Payload without = payload("code", "1", "link", "https://example.com/");

        assertThat(page(payload).html()).isEqualTo(page(without).html());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "red;position:fixed",
                "red}body{display:none",
                "url(https://example.com/x)",
                "\"><b>",
                "/*",
                "</style>"
            })
    void accent_of_a_payload_cannot_leave_its_place(String accent) {
        Document page = page(payload(
                "code", "1", "link", "https://example.com/", "brand", Map.of("accent", accent, "onAccent", accent)));

        assertThat(page.html())
                .isEqualTo(page(payload("code", "1", "link", "https://example.com/"))
                        .html());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/logo.png",
                "//example.com/logo.png",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA"
            })
    void logo_of_a_payload_that_is_no_https_url_is_not_shown(String url) {
        Document page = page(payload("code", "1", "brand", Map.of("name", "Acme", "logoUrl", url)));

        assertThat(page.select("img")).isEmpty();
        assertThat(page.text()).contains("Acme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@example.com?bcc=b@example.com", "a@example.com,b@example.com", "nobody", "a@b&subject=c"})
    void support_of_a_payload_that_is_no_plain_address_is_not_offered(String address) {
        Document page = page(payload("code", "1", "brand", Map.of("supportEmail", address)));

        assertThat(page.select("a")).isEmpty();
    }

    @Test
    void name_falls_back_to_that_of_the_application() {
        Payload application = payload("code", "1", "application", Map.of("name", "App"));
        Payload logo = payload(
                "code", "1",
                "application", Map.of("name", "App"),
                "brand", Map.of("logoUrl", "https://example.com/logo.png"));

        assertThat(text(application)).startsWith("App\n\n");
        assertThat(page(logo).expectFirst("img").attr("alt")).isEqualTo("App");
        assertThat(text(BrandVariables.addTo(application, DEFAULTS))).startsWith("Acme\n\n");
    }

    private static Map<?, ?> brand(Payload payload) {
        return payload.get("brand") instanceof Map<?, ?> brand ? brand : Map.of();
    }

    private static Document page(Payload payload) {
        return Jsoup.parse(String.valueOf(mail(payload).html()));
    }

    private static String text(Payload payload) {
        return mail(payload).text();
    }

    private static RenderedEmail mail(Payload payload) {
        Template template = BuiltInTemplates.load()
                .find(UsageType.SIGN_IN, BuiltInTemplates.defaultLanguage())
                .orElseThrow();
        return BuiltInMails.render(template, BuiltInMails.complete(UsageType.SIGN_IN, payload));
    }
}
