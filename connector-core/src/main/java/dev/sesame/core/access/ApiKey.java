package dev.sesame.core.access;

import dev.sesame.core.connector.Secret;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * An API key as its holder has it: {@code ssm_}, 32 random bytes as 43 digits, and 6 digits of a checksum, all of them letters
 * and digits, so that a double click selects it whole. Programs that look for leaked secrets know it by its form and its
 * checksum; Sesame itself has no use for either: a key is valid if it is one of those it gave out. Immutable.
 */
public final class ApiKey {

    /** What every key begins with. */
    public static final String PREFIX = "ssm_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int RANDOM_BYTES = 32;
    /** 62^43 is more than 2^256. */
    private static final int RANDOM_DIGITS = 43;

    private static final int CHECK_DIGITS = 6;
    private static final int START_LENGTH = PREFIX.length() + 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Secret text;

    private ApiKey(String text) {
        this.text = Secret.of(text);
    }

    /** A new key, which nobody can guess. */
    public static ApiKey generate() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        String body = PREFIX + digits(new BigInteger(1, bytes), RANDOM_DIGITS);
        return new ApiKey(body + checksum(body));
    }

    /**
     * What a key, or a text that somebody takes for one, begins with: enough to tell keys apart, and too little to guess the
     * rest. All of it if it is shorter.
     */
    public static String start(String key) {
        return key.substring(0, Math.min(START_LENGTH, key.length()));
    }

    /** The key itself, to be shown once. */
    public Secret text() {
        return text;
    }

    /** CRC-32 (ISO 3309) of all before it. */
    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return digits(BigInteger.valueOf(crc.getValue()), CHECK_DIGITS);
    }

    private static String digits(BigInteger number, int length) {
        StringBuilder digits = new StringBuilder();
        BigInteger rest = number;
        for (int i = 0; i < length; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return digits.reverse().toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
