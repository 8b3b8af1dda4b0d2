package dev.sesame.core.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept of a key: HMAC-SHA-256 of it under a salt of its own. Fast on purpose: it is made at each call, and who has it
 * cannot try 2^256 keys however fast. Immutable.
 *
 * @param salt the salt, in hexadecimal digits
 * @param hash the HMAC, in hexadecimal digits
 */
public record KeyDigest(String salt, String hash) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The digest of this key, under a new salt. */
    public static KeyDigest of(ApiKey key) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        HexFormat hex = HexFormat.of();
        return new KeyDigest(
                hex.formatHex(salt), hex.formatHex(hmac(salt, key.text().reveal())));
    }

    /** Whether it is the one of this text. Takes as long for every text of the same length. */
    public boolean matches(String text) {
        HexFormat hex = HexFormat.of();
        return MessageDigest.isEqual(hex.parseHex(hash), hmac(hex.parseHex(salt), text));
    }

    private static byte[] hmac(byte[] salt, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "KeyDigest";
    }
}
