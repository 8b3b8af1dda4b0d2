package dev.sesame.http.security.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the certificate of the service and its key are. Immutable.
 *
 * @param certificate the file of the certificate, and those that lead from it to an authority, in PEM
 * @param key the file of its private key, PKCS#8 in PEM
 * @param password what the key is encrypted with; null if it is not
 * @param interval how often the files are looked at
 */
public record CertificateFiles(
        Path certificate, Path key, @Nullable String password, Duration interval) {

    /** What is in the files now, good or bad. */
    Content read() throws IOException {
        return new Content(Files.readAllBytes(certificate), Files.readAllBytes(key));
    }

    @Override
    public String toString() {
        return "CertificateFiles[" + certificate + ", " + key + "]";
    }

    /** The bytes of both files. */
    record Content(byte[] certificate, byte[] key) {

        boolean isSame(@Nullable Content other) {
            return other != null && Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
        }
    }
}
