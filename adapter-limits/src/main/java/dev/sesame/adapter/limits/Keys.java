package dev.sesame.adapter.limits;

import dev.sesame.core.connector.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes keys that show nothing of what they stand for to anybody without the secret. Safe for concurrent use. */
final class Keys {

    private static final String HMAC = "HmacSHA256";
    private static final String STRETCH = "PBKDF2WithHmacSHA256";
    private static final int ROUNDS = 100_000;
    private static final int BITS = 256;

    private final SecretKeySpec key;

    private Keys(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** Those of this process alone. */
    static Keys random() {
        byte[] key = new byte[BITS / Byte.SIZE];
        new SecureRandom().nextBytes(key);
        return new Keys(key);
    }

    /** The same wherever the secret is the same. */
    static Keys of(Secret secret) {
        // Slow, so that who has a key and knows what it stands for cannot try all short secrets.
        PBEKeySpec spec = new PBEKeySpec(
                secret.reveal().toCharArray(), "sesame-limits".getBytes(StandardCharsets.US_ASCII), ROUNDS, BITS);
        try {
            return new Keys(
                    SecretKeyFactory.getInstance(STRETCH).generateSecret(spec).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform we know has " + STRETCH, e);
        } finally {
            spec.clearPassword();
        }
    }

    /** The key of these parts, in this order. */
    Key of(String... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // With its length before it, ("a", "bc") is not ("ab", "c").
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return Key.of(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
