package dev.sesame.http.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.http.fixture.RecordedLog;
import dev.sesame.http.fixture.TestCertificate;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerCertificateTest {

    private static final TestCertificate FIRST = TestCertificate.create("EC");
    private static final TestCertificate SECOND = TestCertificate.create("RSA");

    private Path certificate = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void write(@TempDir Path folder) throws IOException, GeneralSecurityException {
        certificate = folder.resolve("tls.crt");
        key = folder.resolve("tls.key");
        FIRST.write(certificate, key);
    }

    private ServerCertificate open(@Nullable String password) {
        return ServerCertificate.open(new CertificateFiles(certificate, key, password, Duration.ofDays(1)));
    }

    private ThrowableAssertAlternative<InvalidInputException> assertRefused(@Nullable String password) {
        return assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> open(password))
                .withMessageNotContaining("secret-mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void keys_of_each_kind_are_taken(String algorithm) throws IOException, GeneralSecurityException {
        TestCertificate.create(algorithm).write(certificate, key);
        assertThat(open(null).context().isServer()).isTrue();
    }

    @Test
    void new_files_are_taken_and_the_same_are_not_read_again() throws IOException, GeneralSecurityException {
        ServerCertificate server = open(null);
        SslContext before = server.context();
        server.check();
        assertThat(server.context()).isSameAs(before);
        SECOND.write(certificate, key);
        server.check();
        assertThat(server.context()).isNotSameAs(before);
    }

    @Test
    void one_file_written_after_the_other_is_no_trouble() throws IOException, GeneralSecurityException {
        ServerCertificate server = open(null);
        SslContext before = server.context();
        try (RecordedLog log = RecordedLog.recording()) {
            Files.writeString(certificate, SECOND.certificatePem());
            server.check();
            assertThat(server.context()).isSameAs(before);
            Files.writeString(key, SECOND.keyPem());
            server.check();
            assertThat(server.context()).isNotSameAs(before);
            assertThat(log.lines()).noneMatch(line -> line.startsWith("WARN"));
        }
    }

    @Test
    void folder_that_a_symbolic_link_is_turned_to_is_read(@TempDir Path mount)
            throws IOException, GeneralSecurityException {
        // As Kubernetes mounts a secret: tls.crt -> ..data/tls.crt, ..data -> ..2026, and ..data is replaced.
        for (String version : new String[] {"..1", "..2"}) {
            Files.createDirectory(mount.resolve(version));
        }
        FIRST.write(mount.resolve("..1/tls.crt"), mount.resolve("..1/tls.key"));
        SECOND.write(mount.resolve("..2/tls.crt"), mount.resolve("..2/tls.key"));
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..1"));
        certificate = Files.createSymbolicLink(mount.resolve("tls.crt"), Path.of("..data/tls.crt"));
        key = Files.createSymbolicLink(mount.resolve("tls.key"), Path.of("..data/tls.key"));
        ServerCertificate server = open(null);
        SslContext before = server.context();
        Files.createSymbolicLink(mount.resolve("..tmp"), Path.of("..2"));
        Files.move(mount.resolve("..tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        server.check();
        assertThat(server.context()).isNotSameAs(before);
    }

    @Test
    void bad_files_that_stay_are_told_once_and_the_old_certificate_goes_on()
            throws IOException, GeneralSecurityException {
        ServerCertificate server = open(null);
        SslContext before = server.context();
        try (RecordedLog log = RecordedLog.recording()) {
            Files.writeString(certificate, "nonsense");
            for (int i = 0; i < 5; i++) {
                server.check();
            }
            Files.delete(key);
            for (int i = 0; i < 5; i++) {
                server.check();
            }
            assertThat(server.context()).isSameAs(before);
            assertThat(log.lines().stream().filter(line -> line.startsWith("WARN")))
                    .hasSize(2)
                    .allMatch(line -> line.contains("The certificate stays the old one"));
            SECOND.write(certificate, key);
            server.check();
            assertThat(server.context()).isNotSameAs(before);
        }
    }

    @Test
    void an_unexpected_error_is_told_once_and_does_not_end_the_watch() throws IOException, GeneralSecurityException {
        Path archive = certificate.resolveSibling("files.zip");
        try (RecordedLog log = RecordedLog.recording()) {
            ServerCertificate server;
            try (FileSystem files = FileSystems.newFileSystem(archive, Map.of("create", true))) {
                certificate = files.getPath("/tls.crt");
                key = files.getPath("/tls.key");
                FIRST.write(certificate, key);
                server = open(null);
            }
            SslContext before = server.context();
            // Reading from a file system that is closed is no IOException. What check throws would be the last of it.
            for (int i = 0; i < 3; i++) {
                server.check();
            }
            assertThat(server.context()).isSameAs(before);
            assertThat(log.lines().stream().filter(line -> line.startsWith("WARN")))
                    .singleElement()
                    .asString()
                    .contains("The certificate stays the old one", "ClosedFileSystemException");
        }
    }

    @Test
    void a_key_that_does_not_say_how_it_is_encrypted_is_refused() throws IOException {
        // RFC 5958 §3: PBES2 without its parameters, and eight bytes.
        byte[] der = HexFormat.of().parseHex("3017300b06092a864886f70d01050d04080000000000000000");
        Files.writeString(
                key,
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(der)
                        + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
        assertRefused("secret-mark")
                .withMessageContaining("key must name a key that says how its password encrypts it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSASSA-PSS", "DSA"})
    void keys_of_other_kinds_are_refused_as_not_supported(String algorithm)
            throws IOException, GeneralSecurityException {
        TestCertificate.create(algorithm).write(certificate, key);
        assertRefused(null).withMessageContaining(algorithm + " is not supported");
    }

    @Test
    void an_encrypted_key_needs_its_password() throws IOException, GeneralSecurityException {
        Files.writeString(key, FIRST.keyPem("secret-mark"));
        assertThat(open("secret-mark").context().isServer()).isTrue();
        assertRefused(null).withMessageContaining("key-password must be set");
        assertRefused("other").withMessageContaining("or not with this password");
    }

    @Test
    void what_is_no_pair_is_refused_with_what_to_mend() throws IOException, GeneralSecurityException {
        Files.writeString(key, TestCertificate.create("EC").keyPem());
        assertRefused(null).withMessageContaining("key must name the key of the first certificate");
        Files.writeString(key, SECOND.keyPem());
        assertRefused(null).withMessageContaining("key must name a private key of the certificate's kind (EC)");
        Files.writeString(key, FIRST.keyPem().replace("PRIVATE KEY", "EC PRIVATE KEY"));
        assertRefused(null).withMessageContaining("openssl pkcs8 -topk8");
        Files.writeString(key, FIRST.certificatePem());
        assertRefused(null).withMessageContaining("key must name a file with a private key in PEM");
        Files.writeString(certificate, FIRST.keyPem());
        assertRefused(null).withMessageContaining("certificate must name a file with certificates in PEM");
        Files.delete(certificate);
        assertRefused(null).withMessageContaining("may read").withMessageContaining("tls.crt");
    }
}
