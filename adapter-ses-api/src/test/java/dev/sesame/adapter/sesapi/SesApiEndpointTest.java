package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AssumedRole;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.port.out.Emails;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where messages go, seen by a proxy that lets none through. */
@Timeout(60)
class SesApiEndpointTest {

    private static final OutboundEmail MULTI_REGION = new OutboundEmail(
            "id",
            Emails.PLAIN.from(),
            Emails.PLAIN.to(),
            List.of(),
            "s",
            null,
            "t",
            Map.of(),
            Map.of(),
            new SesOptions(null, null, null, null, null, "abcdef12.g3h"));

    private final WireServer proxy =
            WireServer.start().always(wire -> wire.reply("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n"));
    private final SesApiConfig.Builder config = SesApiConfig.builder().proxy(proxy(""));

    @AfterEach
    void close() {
        proxy.close();
        System.clearProperty("aws.endpointUrlSesV2");
        System.clearProperty("aws.useFipsEndpoint");
        System.clearProperty("http.proxyHost");
        System.clearProperty("http.proxyPort");
    }

    @Test
    void region_has_an_endpoint_of_each_kind() {
        failure(config, Emails.PLAIN, Accounts.EXAMPLE);
        failure(config.dualStack(true), Emails.PLAIN, Accounts.EXAMPLE);
        failure(config.fips(true), Emails.PLAIN, Accounts.EXAMPLE);
        failure(config.dualStack(false), Emails.PLAIN, Accounts.EXAMPLE);

        assertThat(connects())
                .containsExactly(
                        "email.eu-west-1.amazonaws.com:443",
                        "email.eu-west-1.api.aws:443",
                        "email-fips.eu-west-1.api.aws:443",
                        "email-fips.eu-west-1.amazonaws.com:443");
    }

    @Test
    void endpoint_id_leads_to_the_multi_region_endpoint() {
        failure(config, MULTI_REGION, Accounts.EXAMPLE);
        failure(config.dualStack(true), MULTI_REGION, Accounts.EXAMPLE);

        assertThat(connects())
                .containsExactly(
                        "abcdef12.g3h.endpoints.email.amazonaws.com:443",
                        "abcdef12.g3h.endpoints.email.global.api.aws:443");
    }

    @Test
    void role_is_assumed_in_the_region_of_the_account() {
        failure(
                config,
                Emails.PLAIN,
                Accounts.in(
                        "eu-west-1", Accounts.keys(null), new AssumedRole("arn:aws:iam::123456789012:role/x", null)));

        assertThat(connects()).containsExactly("sts.eu-west-1.amazonaws.com:443");
    }

    @Test
    void proxy_gets_the_login_and_its_refusal_is_not_sent() {
        TransportException failure =
                failure(config.proxy(proxy("us%20er:p%40ss%2B+@")), Emails.PLAIN, Accounts.EXAMPLE);

        assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(failure).hasMessageContaining("AWS_ERROR_HTTP_PROXY_CONNECT_FAILED");
        String login = Base64.getEncoder().encodeToString("us er:p@ss++".getBytes(StandardCharsets.UTF_8));
        assertThat(proxy.requests().get(0).headers()).containsEntry("Proxy-Authorization", "Basic " + login);
    }

    @Test
    void proxy_forwards_to_an_endpoint_without_tls() {
        proxy.always(WireServer.Wire::accept);
        try (SesApiTransport transport = new SesApiTransport(config.endpoint(URI.create("http://ses.example"))
                .proxy(proxy("user:password@"))
                .build())) {
            transport.send(Emails.PLAIN, Accounts.EXAMPLE);
        }

        WireServer.Request request = proxy.requests().get(0);
        assertThat(request.line()).isEqualTo("POST http://ses.example:80/v2/email/outbound-emails HTTP/1.1");
        assertThat(request.headers()).containsKeys("Proxy-Authorization", "Authorization");
    }

    @Test
    void settings_of_the_sdk_outside_our_own_are_ignored() {
        System.setProperty("aws.endpointUrlSesV2", SimulatedSes.refusing().toString());
        System.setProperty("aws.useFipsEndpoint", "true");
        failure(config, Emails.PLAIN, Accounts.EXAMPLE);
        assertThat(connects()).containsExactly("email.eu-west-1.amazonaws.com:443");

        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", String.valueOf(proxy.port()));
        failure(config.proxy(null).endpoint(URI.create("https://ses.invalid")), Emails.PLAIN, Accounts.EXAMPLE);
        assertThat(connects()).hasSize(1);
    }

    private HttpProxy proxy(String login) {
        return HttpProxy.parse("http://" + login + "127.0.0.1:" + proxy.port());
    }

    private List<String> connects() {
        return proxy.requests().stream()
                .map(request -> request.line().replaceAll("CONNECT (.*) HTTP/1.1", "$1"))
                .toList();
    }

    private static TransportException failure(
            SesApiConfig.Builder config, OutboundEmail email, SendingAccount account) {
        try (SesApiTransport transport = new SesApiTransport(config.build())) {
            return catchThrowableOfType(TransportException.class, () -> transport.send(email, account));
        }
    }
}
