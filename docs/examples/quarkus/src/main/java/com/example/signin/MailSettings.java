package com.example.signin;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The settings under {@code mail}. */
@ConfigMapping(prefix = "mail")
public interface MailSettings {

    String region();

    String sender();

    Optional<String> accessKeyId();

    Optional<String> accessKeySecret();

    Optional<URI> endpoint();

    /** The connector that they describe. */
    default Map<String, Object> connector() {
        Map<String, Object> connector = new HashMap<>();
        connector.put("region", region());
        connector.put("emailAddress", sender());
        accessKeyId().ifPresent(id -> connector.put("accessKeyId", id));
        accessKeySecret().ifPresent(secret -> connector.put("accessKeySecret", secret));
        return connector;
    }
}
