package dev.sesame.adapter.storejdbc;

import dev.sesame.core.connector.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits, and a name for it that reveals nothing of it. */
final class EncryptionKey {

    static final int BYTES = 32;

    private static final String MAC = "HmacSHA256";
    private static final int ID_BYTES = 8;

    private final byte[] bytes;
    private final String id;

    private EncryptionKey(byte[] bytes) {
        this.bytes = bytes;
        this.id = id(bytes);
    }

    /** The key of this text: 32 bytes in base64 (RFC 4648 §4). Empty if it is anything else. */
    static Optional<EncryptionKey> parse(Secret base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.reveal().strip());
            return bytes.length == BYTES ? Optional.of(new EncryptionKey(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // Not told, since it quotes the text.
            return Optional.empty();
        }
    }

    private static String id(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(bytes, MAC));
            byte[] digest = mac.doFinal("sesame key id".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    /** Tells it from other keys. */
    String id() {
        return id;
    }

    SecretKey aes() {
        return new SecretKeySpec(bytes, "AES");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncryptionKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
