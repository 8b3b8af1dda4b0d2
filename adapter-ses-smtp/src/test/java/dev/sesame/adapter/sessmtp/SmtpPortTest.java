package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.adapter.sessmtp.SesSmtpConfig.Tls;
import org.junit.jupiter.api.Test;

class SmtpPortTest {

    @Test
    void all_ports_of_ses_are_worth_a_try_the_one_that_is_set_first() {
        SesSmtpConfig config = SesSmtpConfig.builder().port(2465).build();

        assertThat(SmtpPort.worthATry(config))
                .containsExactly(
                        new SmtpPort(2465, Tls.TLS),
                        new SmtpPort(587, Tls.STARTTLS),
                        new SmtpPort(2587, Tls.STARTTLS),
                        new SmtpPort(465, Tls.TLS),
                        new SmtpPort(25, Tls.STARTTLS));
    }

    @Test
    void wrong_kind_of_tls_on_a_port_is_tried_besides_the_right_one() {
        SesSmtpConfig config = SesSmtpConfig.builder().port(587).tls(Tls.TLS).build();

        assertThat(SmtpPort.worthATry(config))
                .hasSize(6)
                .startsWith(new SmtpPort(587, Tls.TLS), new SmtpPort(587, Tls.STARTTLS))
                .extracting(port -> port.at("smtp.example.com"))
                .startsWith("smtp.example.com:587 with TLS", "smtp.example.com:587")
                .doesNotHaveDuplicates();
    }

    @Test
    void host_of_its_own_with_a_port_of_its_own_has_no_others() {
        assertThat(SmtpPort.worthATry(SesSmtpConfig.builder()
                        .host("relay.example.com")
                        .port(10025)
                        .build()))
                .containsExactly(new SmtpPort(10025, Tls.STARTTLS));
        assertThat(SmtpPort.worthATry(
                        SesSmtpConfig.builder().host("vpce.example.com").build()))
                .hasSize(5);
        assertThat(SmtpPort.worthATry(SesSmtpConfig.builder().port(10025).build()))
                .hasSize(6);
    }
}
