package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sesame.core.connector.SendingAccount.AssumedRole;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.hostile.HostileTexts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an account says: what is reached is Amazon's, unless the operator set another. */
class SmtpHostTest {

    private static final SesSmtpConfig CONFIG = SesSmtpConfig.builder().build();

    static List<String> hosts() {
        return HostileTexts.hosts();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-gov-east-1", "cn-north-1", "xx-evil-1"})
    void region_is_a_label_of_amazons_name(String region) {
        assertThat(SmtpHost.of(Accounts.in(region, Accounts.keys(null), null), CONFIG))
                .isEqualTo("email-smtp." + region + ".amazonaws.com");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void region_that_is_none_leads_nowhere(String region) {
        for (String text : List.of(region, region + "eu-west-1", "eu-west-1" + region)) {
            if (text.matches("[a-z0-9-]{1,30}") && !text.startsWith("-") && !text.endsWith("-")) {
                assertThat(host(text)).isEqualTo("email-smtp." + text + ".amazonaws.com");
            } else {
                assertThat(catchThrowable(() -> host(text))).as(text).isInstanceOf(TransportException.class);
            }
        }
    }

    @Test
    void host_that_the_operator_set_is_the_only_one() {
        SesSmtpConfig config = SesSmtpConfig.builder().host("relay.example").build();
        AssumedRole role = new AssumedRole("arn:aws:iam::123456789012:role/evil.example", null);

        assertThat(SmtpHost.of(Accounts.in("evil.example/", null, role), config))
                .isEqualTo("relay.example");
    }

    private static String host(String region) {
        return SmtpHost.of(Accounts.in(region, Accounts.keys(null), null), CONFIG);
    }
}
