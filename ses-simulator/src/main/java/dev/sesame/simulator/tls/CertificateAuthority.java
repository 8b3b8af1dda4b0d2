package dev.sesame.simulator.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority that lives as long as its simulator, and keeps its key to itself. */
final class CertificateAuthority {

    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final String WRONG_HOST = "wrong-host.example.com";
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Instant created;
    private final KeyHolder key;
    private final X509Certificate certificate;

    private CertificateAuthority(Instant created, KeyHolder key, X509Certificate certificate) {
        this.created = created;
        this.key = key;
        this.certificate = certificate;
    }

    static CertificateAuthority create() {
        // An hour back, for clients whose clock is a little late.
        Instant created = Instant.now().minus(Duration.ofHours(1));
        try {
            KeyHolder key = KeyHolder.create("SES simulator CA");
            CertificateForm form =
                    new CertificateForm(key.commonName(), List.of(), true, created, created.plus(VALIDITY));
            return new CertificateAuthority(created, key, form.signed(key.publicKey(), key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + new String(PEM.encode(certificate.getEncoded()), StandardCharsets.US_ASCII)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A context for the server side, with a new certificate of that kind. */
    SSLContext context(ServerCertificate kind, List<String> hosts) {
        try {
            return context(kind, kind == ServerCertificate.WRONG_HOST ? List.of(WRONG_HOST) : hosts, key);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLContext context(ServerCertificate kind, List<String> hosts, KeyHolder authority)
            throws GeneralSecurityException, IOException {
        KeyHolder server = KeyHolder.create(hosts.get(0));
        Instant end = kind == ServerCertificate.EXPIRED ? created.plusSeconds(1) : created.plus(VALIDITY);
        CertificateForm form = new CertificateForm(server.commonName(), hosts, false, created, end);
        X509Certificate[] chain = kind == ServerCertificate.SELF_SIGNED
                ? new X509Certificate[] {form.signed(server.publicKey(), server)}
                : new X509Certificate[] {form.signed(server.publicKey(), authority), certificate};
        char[] noPassword = {};
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, noPassword);
        store.setKeyEntry("server", server.privateKey(), noPassword, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, noPassword);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
