package dev.sesame.http.observability;

import dev.sesame.core.connector.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names recipients in the log so that only who has the key can tell which address is meant: the same for each message
 * of one recipient. Immutable; docs/operations.md says how to find an address with openssl.
 */
public final class RecipientHash {

    private static final String HMAC = "HmacSHA256";

    /** What the key is derived with: whoever learns it can neither read secrets nor forge another hash of ours. */
    private static final String PURPOSE = "sesame.log.recipient";

    /** Few enough that a hash alone proves nothing, and enough to follow one recipient among thousands. */
    private static final int DIGITS = 8;

    private final String key;

    private RecipientHash(String key) {
        this.key = key;
    }

    /** Hashes with a key of its own, derived from this one. */
    public static RecipientHash of(Secret key) {
        return new RecipientHash(hmac(key.reveal(), PURPOSE));
    }

    /** Such as {@code #a1b2c3d4}; upper and lower case are one address. */
    String of(String address) {
        return "#" + hmac(key, address.toLowerCase(Locale.ROOT)).substring(0, DIGITS);
    }

    /** In hexadecimal, and keyed with text: a shell can do that, too. */
    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
