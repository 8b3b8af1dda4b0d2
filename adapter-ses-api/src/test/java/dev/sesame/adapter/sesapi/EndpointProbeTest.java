package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckStatus;
import dev.sesame.simulator.tls.ServerCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way to an endpoint, with everything that can be in it. */
@Timeout(60)
class EndpointProbeTest {

    private static final X509TrustManager SYSTEM = SystemTrust.load();

    private final SesApiConfig.Builder config = SesApiConfig.builder();

    @TempDir
    Path folder;

    @Test
    void name_port_and_certificate_pass() throws IOException {
        try (TlsServer server = TlsServer.showing(ServerCertificate.TRUSTED)) {
            List<CheckItem> items = probe(server.uri(), trusting(server));

            assertThat(items)
                    .extracting(CheckItem::id)
                    .containsExactly("ses-api/dns/localhost", "ses-api/connection/localhost:" + server.port());
            assertThat(items).allMatch(item -> item.status() == CheckStatus.PASS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_HOST, a certificate for another host. It was issued by CN=SES simulator CA.",
        "SELF_SIGNED, a certificate that this machine does not trust. It was issued by CN=localhost.",
        "EXPIRED, a certificate that is not valid at this time. It was issued by CN=SES simulator CA."
    })
    void certificate_that_is_not_good_fails_and_its_issuer_is_named(ServerCertificate certificate, String message)
            throws IOException {
        try (TlsServer server = TlsServer.showing(certificate)) {
            assertThat(failure(server.uri(), trusting(server)).message()).endsWith("shows " + message);
        }
    }

    @Test
    void certificate_of_an_authority_that_the_system_does_not_know_is_maybe_a_proxy_that_reads_along() {
        try (TlsServer server = TlsServer.showing(ServerCertificate.TRUSTED)) {
            CheckItem failure = failure(server.uri(), SYSTEM);

            assertThat(failure.message()).contains("does not trust", "CN=SES simulator CA");
            assertThat(failure.remedy()).contains("proxy which inspects TLS", "operating system", "not of the JVM");
        }
    }

    @Test
    void closed_port_fails() {
        URI closed = URI.create("https://localhost:" + SimulatedSes.refusing().getPort());

        assertThat(failure(closed, SYSTEM).message()).contains("refuses connections");
        assertThat(failure(closed, SYSTEM).remedy()).contains("firewall");
    }

    @Test
    void silent_server_fails_when_time_is_up() {
        config.connectTimeout(Duration.ofMillis(300));
        try (WireServer server = WireServer.start().always(WireServer.Wire::hang)) {
            assertThat(failure(server.tlsUri(), SYSTEM).message()).endsWith("does not answer within 300 ms.");
        }
    }

    @Test
    void web_server_without_tls_fails() {
        try (WireServer server = WireServer.start().always(wire -> {
            wire.raw("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            wire.hang();
        })) {
            assertThat(failure(server.tlsUri(), SYSTEM).message()).endsWith("does not speak TLS 1.2 or later.");
        }
    }

    @Test
    void server_that_hangs_up_fails() {
        try (WireServer server = WireServer.start().always(WireServer.Wire::finish)) {
            assertThat(failure(server.tlsUri(), SYSTEM).message()).contains("ends the connection");
        }
    }

    @Test
    void name_that_is_not_known_fails_and_nothing_is_tried() {
        List<CheckItem> items = probe(URI.create("https://ses.invalid"), SYSTEM);

        assertThat(items).extracting(CheckItem::status).containsExactly(CheckStatus.FAIL, CheckStatus.SKIPPED);
        assertThat(items.get(0).message()).contains("ses.invalid cannot be looked up");
        assertThat(items.get(1).id()).isEqualTo("ses-api/connection/ses.invalid:443");
    }

    @Test
    void endpoint_without_tls_needs_its_port_only() {
        try (WireServer server = WireServer.start()) {
            assertThat(probe(server.uri(), SYSTEM).get(1).message()).contains("uses no TLS");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void proxy_is_asked_for_the_endpoint_whose_certificate_counts() throws IOException {
        try (TlsServer proxy = TlsServer.behindProxy()) {
            config.proxy(HttpProxy.parse("http://127.0.0.1:" + proxy.port()));

            List<CheckItem> items = probe(URI.create("https://localhost"), trusting(proxy));

            assertThat(items).allMatch(item -> item.status() == CheckStatus.PASS);
            assertThat(items.get(0).id()).isEqualTo("ses-api/dns/127.0.0.1");
            assertThat(items.get(1).message()).contains("through the proxy");
            assertThat(proxy.targets()).containsExactly("CONNECT localhost:443 HTTP/1.1");
        }
    }

    @ParameterizedTest
    @CsvSource({"403, answers HTTP 403", "407, refuses its user or password"})
    void proxy_that_refuses_is_told_without_its_password(int status, String message) {
        try (WireServer proxy = WireServer.start()
                .always(wire -> wire.reply("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n"))) {
            config.proxy(HttpProxy.parse("http://user:the-password@127.0.0.1:" + proxy.port()));

            CheckItem failure = failure(URI.create("https://ses.invalid"), SYSTEM);

            assertThat(failure.message()).contains(message);
            assertThat(failure.remedy()).contains("SESAME_SES_API_PROXY");
            assertThat(failure.toString()).doesNotContain("the-password");
        }
    }

    @Test
    void what_is_no_proxy_is_told() {
        try (WireServer other = WireServer.start().always(wire -> wire.reply("220 smtp.example.com ESMTP\r\n\r\n"))) {
            config.proxy(HttpProxy.parse("http://127.0.0.1:" + other.port()));

            assertThat(failure(URI.create("https://ses.invalid"), SYSTEM).message())
                    .contains("does not speak HTTP");
        }
    }

    @Test
    void proxy_that_is_not_there_is_told() {
        config.proxy(
                HttpProxy.parse("http://127.0.0.1:" + SimulatedSes.refusing().getPort()));

        assertThat(failure(URI.create("https://ses.invalid"), SYSTEM).message())
                .contains("the proxy refuses connections");
    }

    @Test
    void authorities_that_cannot_be_read_are_those_of_the_jvm() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nno\n");

        assertThat(SystemTrust.load(List.of(broken)).getAcceptedIssuers())
                .hasSameSizeAs(SystemTrust.load(List.of()).getAcceptedIssuers());
    }

    private X509TrustManager trusting(TlsServer server) throws IOException {
        Path bundle = Files.writeString(folder.resolve("bundle.pem"), "# The authority\n" + server.authorityPem());
        return SystemTrust.load(List.of(folder.resolve("absent.pem"), bundle));
    }

    private CheckItem failure(URI endpoint, X509TrustManager trust) {
        List<CheckItem> items = probe(endpoint, trust);
        assertThat(items).extracting(CheckItem::status).containsExactly(CheckStatus.PASS, CheckStatus.FAIL);
        return items.get(1);
    }

    private List<CheckItem> probe(URI endpoint, X509TrustManager trust) {
        List<CheckItem> items = new ArrayList<>();
        boolean reached = new EndpointProbe(config.build(), trust).reaches(endpoint, items::add);
        assertThat(items).hasSize(2);
        assertThat(reached).isEqualTo(items.get(1).status() == CheckStatus.PASS);
        return items;
    }
}
