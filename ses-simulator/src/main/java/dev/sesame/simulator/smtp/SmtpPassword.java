package dev.sesame.simulator.smtp;

import dev.sesame.simulator.signature.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The password that belongs to a secret access key in one region (SES developer guide, smtp-credentials). */
public final class SmtpPassword {

    private static final byte VERSION = 4;

    private SmtpPassword() {}

    public static String derive(String secret, String region) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String message : List.of("11111111", region, "ses", "aws4_request", "SendRawEmail")) {
            key = Hashes.hmac(key, message);
        }
        byte[] password = new byte[key.length + 1];
        password[0] = VERSION;
        System.arraycopy(key, 0, password, 1, key.length);
        return Base64.getEncoder().encodeToString(password);
    }
}
