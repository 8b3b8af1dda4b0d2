package com.example.signin;

import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.message.Outcome;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;

/** Sends a code to the address that it is called with. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("Give the address to send a code to");
            System.exit(2);
        }
        String code = "%06d".formatted(new SecureRandom().nextInt(1_000_000));
        System.out.println(run(arguments[0], code, System.getenv()));
    }

    static String run(String address, String code, Map<String, String> environment) {
        try (SignInMail mail = new SignInMail(connector(environment), ses(environment))) {
            return answer(mail.send(address, code));
        }
    }

    // Without accessKeyId and accessKeySecret: the AWS default credentials.
    private static ConnectorConfig connector(Map<String, String> environment) {
        return ConnectorConfig.parse(Map.of(
                "region", environment.getOrDefault("AWS_REGION", "eu-west-1"),
                "emailAddress", environment.getOrDefault("MAIL_SENDER", "Example <noreply@example.com>"),
                "brand", Map.of("name", "Example")));
    }

    private static SesApiConfig ses(Map<String, String> environment) {
        String endpoint = environment.get("SES_ENDPOINT");
        return SesApiConfig.builder()
                .endpoint(endpoint == null ? null : URI.create(endpoint))
                .build();
    }

    static String answer(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> "Your code is on its way.";
            case REJECTED -> "We cannot send a code to this address.";
            case NOT_SENT -> "We could not send a code. Please try again in a minute.";
            case UNKNOWN -> "Your code should be on its way. If it is not there in two minutes, ask for a new one.";
        };
    }
}
