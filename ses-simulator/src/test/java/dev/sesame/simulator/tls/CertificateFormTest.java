package dev.sesame.simulator.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateFormTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant END = Instant.parse("2049-12-31T23:59:59Z");

    @Test
    void certificate_of_a_server_says_what_its_form_says() throws Exception {
        KeyHolder authority = KeyHolder.create("Example CA");
        KeyHolder server = KeyHolder.create("Zoë's server");
        X509Certificate certificate = new CertificateForm(
                        server.commonName(),
                        List.of("localhost", "127.0.0.1", "::1", "mail.example.com"),
                        false,
                        START,
                        END)
                .signed(server.publicKey(), authority);

        certificate.verify(authority.publicKey());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSerialNumber()).isPositive();
        assertThat(certificate.getPublicKey()).isEqualTo(server.publicKey());
        assertThat(certificate.getIssuerX500Principal().getName()).isEqualTo("CN=Example CA");
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Zoë's server");
        assertThat(certificate.getNotBefore()).isEqualTo(START);
        assertThat(certificate.getNotAfter()).isEqualTo(END);
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).startsWith(true, false, false, false, false, false);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(
                        List.of(2, "localhost"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"),
                        List.of(2, "mail.example.com"));
    }

    @Test
    void certificate_of_an_authority_may_sign_others() throws Exception {
        KeyHolder authority = KeyHolder.create("Example CA");
        X509Certificate root =
                new CertificateForm("Example CA", List.of(), true, START, END).signed(authority.publicKey(), authority);
        KeyHolder server = KeyHolder.create("server");
        X509Certificate leaf = new CertificateForm("server", List.of("localhost"), false, START, END)
                .signed(server.publicKey(), authority);

        assertThat(root.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(root.getKeyUsage()).startsWith(false, false, false, false, false, true, true);
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(START.plusSeconds(1)));
        assertThat(CertPathValidator.getInstance("PKIX")
                        .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)), parameters))
                .isNotNull();
    }
}
