package dev.sesame.http.security.tls;

import dev.sesame.core.error.InvalidInputException;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Reads private keys, PKCS#8 in PEM (RFC 7468 §10, §11). */
final class KeyReader {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----([^-]*)-----END \\1-----");

    private static final String PKCS8 = "PRIVATE KEY";
    private static final String ENCRYPTED_PKCS8 = "ENCRYPTED PRIVATE KEY";

    private KeyReader() {}

    /**
     * The key of this algorithm that the file holds.
     *
     * @throws InvalidInputException if it holds none
     */
    static PrivateKey read(String pem, String algorithm, @Nullable String password) {
        Matcher key = KEY.matcher(pem);
        if (!key.find()) {
            throw BadFiles.of("key must name a file with a private key in PEM, -----BEGIN PRIVATE KEY-----");
        }
        if (key.group(1).equals(ENCRYPTED_PKCS8) && password == null) {
            throw BadFiles.of("key-password must be set: the key is encrypted with a password");
        }
        if (!key.group(1).equals(PKCS8) && !key.group(1).equals(ENCRYPTED_PKCS8)) {
            throw BadFiles.of("key must name a key in PKCS#8, and this is a " + key.group(1)
                    + ": openssl pkcs8 -topk8 -nocrypt -in <file> -out <new file> converts it");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(key.group(2));
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(
                            key.group(1).equals(PKCS8) || password == null
                                    ? new PKCS8EncodedKeySpec(der)
                                    : decrypted(der, password));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw BadFiles.of("key must name a private key of the certificate's kind (" + algorithm
                    + "), which this is not" + (password == null ? "" : ", or not with this password"));
        }
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] der, String password)
            throws GeneralSecurityException, IOException {
        EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(der);
        AlgorithmParameters parameters = encrypted.getAlgParameters();
        if (parameters == null) {
            throw BadFiles.of(
                    "key must name a key that says how its password encrypts it, and this does not: openssl pkcs8"
                            + " -topk8 -in <key that is not encrypted> -out <new file> encrypts one anew");
        }
        // With PBES2 (RFC 8018 §6.2) the parameters name the algorithms.
        String algorithm =
                encrypted.getAlgName().equals("PBES2") || encrypted.getAlgName().equals("1.2.840.113549.1.5.13")
                        ? parameters.toString()
                        : encrypted.getAlgName();
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray())),
                parameters);
        return encrypted.getKeySpec(cipher);
    }
}
