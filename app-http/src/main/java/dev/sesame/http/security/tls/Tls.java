package dev.sesame.http.security.tls;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the service itself speaks TLS, and with which certificate. */
public final class Tls implements AutoCloseable {

    private final @Nullable ServerCertificate certificate;

    /** Speaks TLS with this certificate; null for plain HTTP. */
    public Tls(@Nullable ServerCertificate certificate) {
        this.certificate = certificate;
    }

    Optional<ServerCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    /** What addresses of the service begin with. */
    public String scheme() {
        return certificate == null ? "http" : "https";
    }

    @Override
    public void close() {
        if (certificate != null) {
            certificate.close();
        }
    }
}
