package dev.sesame.benchmarks.smtp.sink;

import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for 127.0.0.1, made for this run by an authority made for this run.
 *
 * @param ca the authority's certificate in PEM: what clients trust
 * @param certificate the server's certificate in PEM
 * @param key the server's private key in PEM
 * @param context the same for servers in Java
 */
public record SinkCertificate(String ca, String certificate, String key, SSLContext context) {

    private static final String PASSWORD_VARIABLE = "STORE_PASSWORD";
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** Makes one, with the JDK's keytool. */
    public static SinkCertificate create() {
        try {
            Path folder = Files.createTempDirectory("sink");
            Path store = folder.resolve("keys.p12");
            try {
                String password = UUID.randomUUID().toString();
                keytool(store, password, "ca", "CN=Benchmark CA", "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign");
                keytool(store, password, "server", "CN=localhost", "-signer", "ca", "-ext", "san=ip:127.0.0.1");
                return read(store, password.toCharArray());
            } finally {
                Files.deleteIfExists(store);
                Files.delete(folder);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new FailedRunException("no certificate can be made", e);
        }
    }

    private static void keytool(Path store, String password, String alias, String name, String... more)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-startdate",
                "-1H",
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD_VARIABLE, password);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new FailedRunException("keytool failed: " + said);
        }
    }

    private static SinkCertificate read(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        byte[] key = store.getKey("server", password).getEncoded();
        byte[] certificate = store.getCertificate("server").getEncoded();
        byte[] ca = store.getCertificate("ca").getEncoded();
        store.deleteEntry("ca");
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new SinkCertificate(
                pem("CERTIFICATE", ca), pem("CERTIFICATE", certificate), pem("PRIVATE KEY", key), context);
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n" + BASE64.encodeToString(content) + "\n-----END " + what + "-----\n";
    }

    @Override
    public String toString() {
        return "SinkCertificate";
    }
}
