package dev.sesame.adapter.sessmtp;

import dev.sesame.core.connector.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The SMTP password that belongs to a secret access key in a region
 * (https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html, read 2026-11-21).
 */
final class SmtpPassword {

    private static final byte VERSION = 0x04;

    private SmtpPassword() {}

    static Secret derive(Secret secretKey, String region) {
        byte[] key = utf8("AWS4" + secretKey.reveal());
        for (String message : List.of("11111111", region, "ses", "aws4_request", "SendRawEmail")) {
            key = hmac(key, message);
        }
        byte[] versioned = new byte[key.length + 1];
        versioned[0] = VERSION;
        System.arraycopy(key, 0, versioned, 1, key.length);
        return Secret.of(Base64.getEncoder().encodeToString(versioned));
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
