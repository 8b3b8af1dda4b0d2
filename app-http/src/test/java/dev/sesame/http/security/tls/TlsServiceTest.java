package dev.sesame.http.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.http.fixture.RunningService;
import dev.sesame.http.fixture.TestCertificate;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service with a certificate of its own, as clients see it. */
final class TlsServiceTest {

    private static final TestCertificate FIRST = TestCertificate.create("EC");
    private static final TestCertificate SECOND = TestCertificate.create("RSA");
    private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Before each.
    private RunningService service;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        FIRST.write(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        service = RunningService.start(Map.of(
                "sesame.tls-certificate", folder.resolve("tls.crt").toString(),
                "sesame.tls-key", folder.resolve("tls.key").toString(),
                "sesame.tls-reload-interval", "20ms"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private SSLSocket connect() throws IOException, GeneralSecurityException {
        return (SSLSocket) TestCertificate.trusting(FIRST, SECOND)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), service.port());
    }

    private static String answer(SSLSocket connection) throws IOException {
        connection.getOutputStream().write(HEALTH.getBytes(StandardCharsets.US_ASCII));
        InputStream in = connection.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("content-length: ".length())))
                .sum();
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private Certificate shown() throws IOException, GeneralSecurityException {
        try (SSLSocket connection = connect()) {
            connection.startHandshake();
            return connection.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void a_mail_is_sent_over_https_and_browsers_are_told_to_stay_there()
            throws IOException, GeneralSecurityException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(TestCertificate.trusting(FIRST))
                .build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + service.port() + "/v1/messages"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("""
                            {"to": "someone@example.com", "usageType": "SignIn", "payload": {"code": "482916"}}"""))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
            assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        }
    }

    @Test
    @Timeout(60)
    void new_connections_get_the_new_certificate_and_old_ones_go_on() throws IOException, GeneralSecurityException {
        try (SSLSocket old = connect()) {
            assertThat(answer(old)).startsWith("HTTP/1.1 200 ");
            assertThat(shown()).isEqualTo(FIRST.certificate());
            SECOND.write(folder.resolve("tls.crt"), folder.resolve("tls.key"));
            Certificate shown = shown();
            while (shown.equals(FIRST.certificate())) {
                shown = shown();
            }
            assertThat(shown).isEqualTo(SECOND.certificate());
            assertThat(answer(old)).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void current_versions_of_tls_are_spoken(String version) throws IOException, GeneralSecurityException {
        try (SSLSocket connection = connect()) {
            connection.setEnabledProtocols(new String[] {version});
            assertThat(answer(connection)).startsWith("HTTP/1.1 200 ");
            assertThat(connection.getSession().getProtocol()).isEqualTo(version);
        }
    }

    /** A client of this JDK would refuse older versions itself. */
    @Test
    void no_other_version_is() {
        ServerCertificate certificate = service.bean(Tls.class).certificate().orElseThrow();
        assertThat(certificate
                        .context()
                        .newEngine(UnpooledByteBufAllocator.DEFAULT)
                        .getEnabledProtocols())
                .containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
    }

    @Test
    void plain_http_is_answered_by_the_end_of_the_connection() throws IOException {
        try (var connection = service.connect()) {
            assertThat(connection.write(HEALTH).rest()).doesNotContain("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sesame.tls-certificate", "sesame.tls-key"})
    void one_file_alone_is_refused(String setting) {
        String missing = setting.endsWith("key") ? "SESAME_TLS_CERTIFICATE" : "SESAME_TLS_KEY";
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> RunningService.start(
                        Map.of(setting, folder.resolve("tls.crt").toString())))
                .withStackTraceContaining(missing + " must be set, too");
    }

    @Test
    void files_that_are_none_stop_the_start_with_the_setting_to_mend() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> RunningService.start(Map.of(
                        "sesame.tls-certificate", folder.resolve("tls.crt").toString(),
                        "sesame.tls-key", folder.resolve("tls.crt").toString())))
                .withRootCauseInstanceOf(InvalidInputException.class)
                .withStackTraceContaining("SESAME_TLS_KEY must name a file with a private key in PEM");
    }
}
