package dev.sesame.http.config;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.http.security.tls.CertificateFiles;
import dev.sesame.http.security.tls.ServerCertificate;
import dev.sesame.http.security.tls.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** TLS of the service itself. */
final class TlsSettings {

    private TlsSettings() {}

    /** The files are read at once: a service that cannot encrypt must not start. */
    static Tls read(SettingsSource source) {
        Optional<String> certificate = source.text(Setting.TLS_CERTIFICATE);
        Optional<String> key = source.text(Setting.TLS_KEY);
        Optional<String> password = password(source);
        Duration interval = source.positive(Setting.TLS_RELOAD_INTERVAL);
        if (certificate.isEmpty() && key.isEmpty()) {
            return new Tls(null);
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            source.problem(
                    certificate.isEmpty() ? Setting.TLS_CERTIFICATE : Setting.TLS_KEY,
                    "must be set, too: TLS needs a certificate and its key; without both Sesame speaks plain HTTP");
            return new Tls(null);
        }
        try {
            return new Tls(ServerCertificate.open(new CertificateFiles(
                    Path.of(certificate.get()), Path.of(key.get()), password.orElse(null), interval)));
        } catch (InvalidInputException e) {
            source.problems(e, name -> "tls-" + name);
            return new Tls(null);
        }
    }

    private static Optional<String> password(SettingsSource source) {
        Optional<String> password = source.text(Setting.TLS_KEY_PASSWORD);
        Optional<String> file = source.text(Setting.TLS_KEY_PASSWORD_FILE);
        if (file.isEmpty()) {
            return password;
        }
        if (password.isPresent()) {
            source.problem(Setting.TLS_KEY_PASSWORD_FILE, "must not be set together with SESAME_TLS_KEY_PASSWORD");
        }
        try {
            return Optional.of(Files.readString(Path.of(file.get())).strip());
        } catch (IOException e) {
            source.problem(Setting.TLS_KEY_PASSWORD_FILE, "must name a file that Sesame may read");
            return password;
        }
    }
}
