package dev.sesame.http.security.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    /** What is in the files now, good or bad: text of ASCII, if it is PEM. */
    Content read() throws IOException {
        return new Content(
                Files.readString(certificate, StandardCharsets.ISO_8859_1),
                Files.readString(key, StandardCharsets.ISO_8859_1));
    }

    @Override
    public String toString() {
        return "CertificateFiles[" + certificate + ", " + key + "]";
    }

    /** What both files hold. */
    record Content(String certificate, String key) {

        @Override
        public String toString() {
            return "Content[***]";
        }
    }
}
