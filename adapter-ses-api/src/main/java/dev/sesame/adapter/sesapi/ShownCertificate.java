package dev.sesame.adapter.sesapi;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the certificate that a server shows, whoever issued it, so that it can be told who did. For connections on which
 * nothing is said; whether the certificate is for the host, the JDK checks.
 */
final class ShownCertificate implements X509TrustManager {

    private static final int MAX_NAME = 150;

    private X509Certificate @Nullable [] chain;
    private String algorithm = "UNKNOWN";

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType) {
        chain = shown.clone();
        algorithm = authType;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType) throws CertificateException {
        throw new CertificateException("there are no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    /** Fails if the other does not trust the certificate. */
    void checkWith(X509TrustManager other) throws CertificateException {
        if (chain == null) {
            throw new CertificateException("there is no certificate");
        }
        other.checkServerTrusted(chain, algorithm);
    }

    /** Who issued it, as it says itself; empty if none was shown. */
    String issuer() {
        if (chain == null) {
            return "";
        }
        String name = chain[0].getIssuerX500Principal().getName().replaceAll("\\P{Print}", "?");
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
    }
}
