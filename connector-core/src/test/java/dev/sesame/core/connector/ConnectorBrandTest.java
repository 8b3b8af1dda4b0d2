package dev.sesame.core.connector;

import static dev.sesame.core.connector.Configs.problems;
import static dev.sesame.core.connector.Configs.warnings;
import static dev.sesame.core.connector.Configs.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorBrandTest {

    @Test
    void brand_is_read() {
        ConnectorConfig config = ConnectorConfig.parse(with(
                "brand",
                Map.of(
                        "name", " Acme ",
                        "logoUrl", "https://example.com/logo.png?v=1",
                        "color", "#0A66c2",
                        "supportEmail", "help@example.com")));

        assertThat(config.brand())
                .isEqualTo(new Brand("Acme", "https://example.com/logo.png?v=1", "#0A66c2", "help@example.com"));
        assertThat(config.warnings()).isEmpty();
        assertThat(config.unknown()).isEmpty();
        assertThat(config.withAccount(config.account()).brand()).isEqualTo(config.brand());
    }

    @Test
    void brand_is_optional_and_so_is_each_of_its_members() {
        assertThat(ConnectorConfig.parse(Configs.minimal()).brand()).isEqualTo(Brand.NONE);
        assertThat(ConnectorConfig.parse(with("brand", null)).brand()).isEqualTo(Brand.NONE);
        assertThat(ConnectorConfig.parse(with("brand", Map.of())).brand()).isEqualTo(Brand.NONE);
        assertThat(ConnectorConfig.parse(with("brand", Map.of("name", "", "color", " ")))
                        .brand())
                .isEqualTo(Brand.NONE);
    }

    @Test
    void variables_are_what_there_is() {
        assertThat(Brand.NONE.variables()).isEmpty();
        assertThat(new Brand("Acme", null, "#0a66c2", null).variables())
                .isEqualTo(Map.of("name", "Acme", "color", "#0a66c2"));
    }

    @Test
    void every_problem_is_told_with_its_place() {
        Map<String, Object> brand = Map.of("name", 1, "logoUrl", "logo.png", "color", "red", "supportEmail", "help");

        assertThat(problems(with("brand", brand)))
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("/brand/name"))
                .anyMatch(problem -> problem.startsWith("/brand/logoUrl") && problem.contains("https"))
                .anyMatch(problem -> problem.startsWith("/brand/color") && problem.contains("#0a66c2"))
                .anyMatch(problem -> problem.startsWith("/brand/supportEmail"));
        assertThat(problems(with("brand", "Acme"))).singleElement().asString().startsWith("/brand");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/logo.png",
                "//example.com/logo.png",
                "https:///logo.png",
                "https:logo.png",
                "data:image/png;base64,AAAA",
                "javascript:alert(1)",
                "https://example.com/a b.png"
            })
    void logo_must_be_an_https_url(String url) {
        assertThat(problems(with("brand", Map.of("logoUrl", url)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#fff", "0a66c2", "#0a66c2;", "blue", "rgb(0,0,0)"})
    void color_must_be_of_six_digits(String color) {
        assertThat(problems(with("brand", Map.of("color", color)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Help <help@example.com>", "a@example.com,b@example.com", "@example.com"})
    void support_address_must_be_one_address(String address) {
        assertThat(problems(with("brand", Map.of("supportEmail", address)))).hasSize(1);
    }

    @Test
    void member_that_brands_do_not_have_is_reported() {
        assertThat(warnings(with("brand", Map.of("colour", "#0a66c2"))))
                .singleElement()
                .asString()
                .startsWith("/brand/colour");
    }
}
