package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesSmtpConfigTest {

    @Test
    void defaults_are_those_that_ses_takes() {
        SesSmtpConfig config = SesSmtpConfig.builder().build();

        assertThat(config.host()).isNull();
        assertThat(config.port()).isEqualTo(587);
        assertThat(config.tls()).isEqualTo(SesSmtpConfig.Tls.STARTTLS);
        assertThat(config.auth()).isTrue();
        assertThat(config.poolSize()).isEqualTo(8);
        assertThat(config.maxIdle()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.maxAge()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.maxMessages()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({"25,STARTTLS", "587,STARTTLS", "2587,STARTTLS", "465,TLS", "2465,TLS", "1025,STARTTLS"})
    void port_says_how_tls_begins(int port, SesSmtpConfig.Tls tls) {
        assertThat(SesSmtpConfig.builder().port(port).build().tls()).isEqualTo(tls);
    }

    @Test
    void setting_overrides_what_the_port_says() {
        assertThat(SesSmtpConfig.builder()
                        .port(465)
                        .tls(SesSmtpConfig.Tls.STARTTLS)
                        .build()
                        .tls())
                .isEqualTo(SesSmtpConfig.Tls.STARTTLS);
    }

    @Test
    void every_wrong_setting_is_named() {
        InvalidInputException failure = catchThrowableOfType(InvalidInputException.class, () -> SesSmtpConfig.builder()
                .host("mail.example.com\r\nX")
                .port(0)
                .trust("no certificate")
                .ehloName("a b")
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ofNanos(1))
                .answerTimeout(Duration.ofSeconds(-1))
                .writeTimeout(Duration.ZERO)
                .waitTimeout(Duration.ofDays(100))
                .poolSize(0)
                .maxIdle(Duration.ZERO)
                .maxAge(Duration.ZERO)
                .maxMessages(0)
                .maxAccounts(-1)
                .build());

        assertThat(failure.problems())
                .extracting(Problem::message)
                .extracting(message -> message.substring(0, message.indexOf(" must ")))
                .containsExactly(
                        "host",
                        "port",
                        "trust",
                        "ehlo-name",
                        "connect-timeout",
                        "read-timeout",
                        "answer-timeout",
                        "write-timeout",
                        "wait-timeout",
                        "max-idle",
                        "max-age",
                        "pool-size",
                        "max-messages",
                        "max-accounts");
    }

    @Test
    void settings_do_not_show_their_passwords() {
        SesSmtpConfig config = SesSmtpConfig.builder()
                .password(Secret.of("hidden-1"))
                .proxy(SmtpProxy.parse("socks5://me:hidden-2@127.0.0.1:1080"))
                .build();

        assertThat(config.toString()).doesNotContain("hidden");
    }

    @Test
    void proxy_is_read_from_its_uri() {
        assertThat(SmtpProxy.parse("socks5://127.0.0.1:1080"))
                .isEqualTo(new SmtpProxy(SmtpProxy.Kind.SOCKS5, "127.0.0.1", 1080, null));
        assertThat(SmtpProxy.parse("http://a%40b:c%3A+d@proxy.example.com:3128"))
                .isEqualTo(new SmtpProxy(
                        SmtpProxy.Kind.HTTP, "proxy.example.com", 3128, new SmtpProxy.Login("a@b", Secret.of("c:+d"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1:1080",
                "socks5://127.0.0.1",
                "socks4://127.0.0.1:1080",
                "https://me:hidden@127.0.0.1:3128",
                "http://hidden@127.0.0.1:3128",
                "http://:hidden@127.0.0.1:3128",
                "http://me:@127.0.0.1:3128",
                "http://me:hid den@127.0.0.1:3128"
            })
    void proxy_that_is_no_such_uri_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> SmtpProxy.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("socks5://host:1080")
                .hasMessageNotContaining("hid");
    }
}
