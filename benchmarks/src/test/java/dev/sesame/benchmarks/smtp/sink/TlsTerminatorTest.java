package dev.sesame.benchmarks.smtp.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class TlsTerminatorTest {

    @Test
    void what_is_said_inside_tls_arrives_and_is_answered_and_counted() throws Exception {
        SinkCertificate certificate = SinkCertificate.create();
        try (ServerSocket behind = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TlsTerminator terminator = TlsTerminator.start(certificate.context(), behind.getLocalPort());
                SSLSocket client = client(certificate, terminator.port())) {
            behind.setSoTimeout(60_000);
            client.getOutputStream().write("EHLO".getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            try (Socket sink = behind.accept()) {
                assertThat(sink.getInputStream().readNBytes(4)).asString().isEqualTo("EHLO");
                sink.getOutputStream().write("250!".getBytes(StandardCharsets.US_ASCII));
                assertThat(client.getInputStream().readNBytes(4)).asString().isEqualTo("250!");
            }
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThat(terminator.takeConnections()).isEqualTo(1);
            assertThat(terminator.takeBytes()).isEqualTo(4);
            assertThat(terminator.takeBytes()).isZero();
        }
    }

    /** One that trusts the authority only, and checks the name. */
    private static SSLSocket client(SinkCertificate certificate, int port) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(certificate.ca().getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(60_000);
        return socket;
    }
}
