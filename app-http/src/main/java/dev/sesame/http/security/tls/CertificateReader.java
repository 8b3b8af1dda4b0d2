package dev.sesame.http.security.tls;

import dev.sesame.core.error.InvalidInputException;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes TLS of a certificate and its key. */
final class CertificateReader {

    /** Older versions are no longer to be used (RFC 8996). */
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    /** By the kind of the key. RSASSA-PSS is none of them: such keys are not taken by the TLS of most browsers. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private CertificateReader() {}

    /**
     * TLS with what these files hold.
     *
     * @throws InvalidInputException if they hold no certificate and its key
     */
    static SslContext context(CertificateFiles.Content files, @Nullable String password) {
        List<X509Certificate> chain = chain(files.certificate());
        PublicKey publicKey = chain.getFirst().getPublicKey();
        String signature = SIGNATURES.get(publicKey.getAlgorithm());
        if (signature == null) {
            throw BadFiles.of("certificate must be of an RSA, EC or Ed25519 key: " + publicKey.getAlgorithm()
                    + " is not supported; have one issued for a key of those");
        }
        PrivateKey key = KeyReader.read(files.key(), publicKey.getAlgorithm(), password);
        if (!fits(key, publicKey, signature)) {
            throw BadFiles.of(
                    "key must name the key of the first certificate in SESAME_TLS_CERTIFICATE, and this is another's: the"
                            + " server's certificate comes first, those of authorities after it");
        }
        try {
            return SslContextBuilder.forServer(key, chain)
                    .sslProvider(SslProvider.JDK)
                    .protocols(VERSIONS)
                    .clientAuth(ClientAuth.NONE)
                    .build();
        } catch (SSLException e) {
            throw BadFiles.of("certificate must name a certificate for servers: " + e.getMessage());
        }
    }

    private static List<X509Certificate> chain(String pem) {
        try {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException e) {
            // Told below.
        }
        throw BadFiles.of("certificate must name a file with certificates in PEM, -----BEGIN CERTIFICATE-----");
    }

    private static boolean fits(PrivateKey key, PublicKey publicKey, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            byte[] text = "Do these two belong together?".getBytes(StandardCharsets.US_ASCII);
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
