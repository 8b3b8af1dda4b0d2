package dev.sesame.adapter.storejdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts the secrets of connectors with AES-256-GCM (NIST SP 800-38D). What it makes is {@code v1.} and, in base64, a random
 * nonce, the encrypted text and the tag; it can be decrypted for the same connector only.
 */
final class SecretCipher {

    private static final String FORMAT = "v1.";
    private static final String ALGORITHM = "AES/GCM/NoPadding";

    /** NIST SP 800-38D §8.2.2, and §8.3: random nonces of this size serve 2^32 encryptions with one key. */
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    String encrypt(EncryptionKey key, String connector, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, key, connector, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return FORMAT + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Empty if this is not what was encrypted with this key for this connector. */
    Optional<String> decrypt(EncryptionKey key, String connector, String encrypted) {
        if (!encrypted.startsWith(FORMAT)) {
            return Optional.empty();
        }
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(encrypted.substring(FORMAT.length())));
            if (all.remaining() < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            byte[] rest = new byte[all.remaining() - NONCE_BYTES];
            all.get(nonce).get(rest);
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, connector, nonce).doFinal(rest);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static Cipher cipher(int mode, EncryptionKey key, String connector, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
        // Authenticated with it: the secrets of one connector are none of another, nor anything else.
        cipher.updateAAD(("sesame/connector/secrets/" + FORMAT + connector).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
