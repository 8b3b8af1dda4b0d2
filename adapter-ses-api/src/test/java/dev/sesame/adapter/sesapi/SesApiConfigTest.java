package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SesApiConfigTest {

    @Test
    void defaults_are_valid() {
        SesApiConfig config = SesApiConfig.builder().build();

        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.totalTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.endpoint()).isNull();
        assertThat(config.maxConnections()).isEqualTo(100);
        assertThat(config.maxClients()).isEqualTo(1_000);
    }

    @Test
    void every_wrong_setting_is_named_at_once() {
        SesApiConfig.Builder config = SesApiConfig.builder()
                .endpoint(URI.create("ses.example.com"))
                .stsEndpoint(URI.create("https://user:password@sts.example.com"))
                .connectTimeout(Duration.ofSeconds(3))
                .totalTimeout(Duration.ZERO)
                .maxIdle(Duration.ofNanos(1))
                .maxConnections(0)
                .maxClients(-1);

        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, config::build);

        assertThat(refused.problems().stream().map(Problem::message))
                .containsExactly(
                        "endpoint must be an http or https URI with a host and without a user",
                        "sts-endpoint must be an http or https URI with a host and without a user",
                        "total-timeout must be positive, e.g. \"10s\", but was PT0S",
                        "max-idle must be positive, e.g. \"20s\", but was PT0.000000001S",
                        "connect-timeout must not be longer than total-timeout, but was PT3S to PT0S",
                        "max-connections must be at least 1, but was 0",
                        "max-clients must be at least 1, but was -1");
    }

    @Test
    void password_of_the_proxy_is_never_shown() {
        SesApiConfig config = SesApiConfig.builder()
                .proxy(HttpProxy.parse("http://user:secret%3Avalue@proxy.example:3128"))
                .build();

        assertThat(config.toString()).contains("proxy.example").doesNotContain("secret");
        HttpProxy.Login login = config.proxy() == null ? null : config.proxy().login();
        assertThat(login == null ? null : login.password().reveal()).isEqualTo("secret:value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example:3128",
                "http://proxy.example",
                "https://proxy.example:3128",
                "socks5://proxy.example:1080",
                "http://hidden@proxy.example:3128",
                "http://user:@proxy.example:3128",
                "http://user:hid%zzen@proxy.example:3128",
                "http://user:hidden @proxy.example:3128"
            })
    void text_that_is_no_proxy_is_refused_without_repeating_it(String text) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> HttpProxy.parse(text));

        assertThat(refused)
                .hasMessageContaining("proxy must be a URI such as http://host:3128")
                .hasMessageNotContaining("hid")
                .hasNoCause();
    }
}
