package com.example.signin;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The settings under {@code mail}. */
@ConfigurationProperties("mail")
public record MailProperties(
        String region,
        String sender,
        @Nullable String accessKeyId,
        @Nullable String accessKeySecret,
        @Nullable URI endpoint) {

    /** The connector that they describe. */
    Map<String, @Nullable Object> connector() {
        Map<String, @Nullable Object> connector = new HashMap<>();
        connector.put("region", region);
        connector.put("emailAddress", sender);
        connector.put("accessKeyId", accessKeyId);
        connector.put("accessKeySecret", accessKeySecret);
        return connector;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "MailProperties[" + region + "]";
    }
}
