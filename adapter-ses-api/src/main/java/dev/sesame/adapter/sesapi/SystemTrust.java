package dev.sesame.adapter.sesapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom the HTTP client trusts: not the JVM's authorities, but those of the operating system. */
final class SystemTrust {

    /** Where aws-c-io looks on Linux and BSD (source/s2n/s2n_tls_channel_handler.c), in its order. */
    private static final List<Path> BUNDLES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/pki/tls/cacert.pem"),
            Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"));

    private SystemTrust() {}

    /** The operating system's authorities, or the JVM's where those are not kept in a file that can be read. */
    static X509TrustManager load() {
        return load(BUNDLES);
    }

    /** The authorities of the first file there is. */
    static X509TrustManager load(List<Path> bundles) {
        Optional<Path> bundle = bundles.stream().filter(Files::isReadable).findFirst();
        try {
            return trusting(bundle.isPresent() ? store(bundle.get()) : null);
        } catch (GeneralSecurityException | IOException e) {
            return ofTheJvm();
        }
    }

    private static X509TrustManager ofTheJvm() {
        try {
            return trusting(null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM's trust store cannot be read", e);
        }
    }

    private static KeyStore store(Path bundle) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(bundle)) {
            int count = 0;
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + count++, authority);
            }
        }
        return store;
    }

    private static X509TrustManager trusting(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
