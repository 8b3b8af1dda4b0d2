package dev.sesame.simulator.acceptance;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** Message ids in the shape SES gives them: {@code 0102018f3a7b1c2d-<uuid>-000000}. */
final class MessageIds {

    private MessageIds() {}

    static String next(String region, Instant now) {
        String millis = HexFormat.of().toHexDigits(now.toEpochMilli(), 12);
        return prefix(region) + millis + "-" + UUID.randomUUID() + "-000000";
    }

    /** The {@code Message-ID} header of the message with that id. */
    static String header(String id, String region) {
        // us-east-1 keeps the name of the time before regions (nodemailer, SES transport).
        return "<" + id + "@" + (region.equals("us-east-1") ? "email" : region) + ".amazonses.com>";
    }

    private static String prefix(String region) {
        return switch (region) {
            case "us-east-1" -> "0100";
            case "us-west-2" -> "0101";
            default -> "0102";
        };
    }
}
