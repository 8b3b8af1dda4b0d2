package dev.sesame.benchmarks.ses;

import java.nio.charset.StandardCharsets;

/** What SES would say, made once: all messages get the same id. */
@SuppressWarnings("ImmutableEnumChecker") // Nobody writes into the bytes, and copies would cost.
enum SesAnswers {
    /** To SendEmail of SESv2. */
    ACCEPTED("200 OK", "application/json", "{\"MessageId\":\"0100019a-stand-in\"}"),

    /** To SendEmail of the older API (SES API reference 2010-12-01). */
    ACCEPTED_EMAIL("200 OK", "text/xml", xml("SendEmail")),

    /** To SendRawEmail of the older API. */
    ACCEPTED_RAW_EMAIL("200 OK", "text/xml", xml("SendRawEmail")),

    /** To GetAccount: no limit is in the way. */
    ACCOUNT(
            "200 OK",
            "application/json",
            "{\"SendQuota\":{\"Max24HourSend\":-1,\"MaxSendRate\":1000000,\"SentLast24Hours\":0},"
                    + "\"SendingEnabled\":true,\"ProductionAccessEnabled\":true,\"EnforcementStatus\":\"HEALTHY\"}"),

    UNKNOWN("404 Not Found", "application/json", "{}");

    private static final String EMAILS = "POST /v2/email/outbound-emails HTTP";

    private final byte[] bytes;

    SesAnswers(String status, String type, String body) {
        bytes = ("HTTP/1.1 " + status + "\r\nx-amzn-RequestId: stand-in\r\nContent-Type: " + type
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String xml(String action) {
        return "<" + action + "Response xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><" + action
                + "Result><MessageId>0100019a-stand-in</MessageId></" + action
                + "Result><ResponseMetadata><RequestId>stand-in</RequestId></ResponseMetadata></" + action
                + "Response>";
    }

    static SesAnswers to(SesRequest request) {
        if (request.line().startsWith(EMAILS)) {
            return ACCEPTED;
        }
        if (request.line().startsWith("POST / HTTP")) {
            return request.start().startsWith("Action=SendRawEmail&") ? ACCEPTED_RAW_EMAIL : ACCEPTED_EMAIL;
        }
        return request.line().startsWith("GET /v2/email/account HTTP") ? ACCOUNT : UNKNOWN;
    }

    /** Whether a message was taken. */
    boolean accepts() {
        return this == ACCEPTED || this == ACCEPTED_EMAIL || this == ACCEPTED_RAW_EMAIL;
    }

    /** Not to be changed. */
    byte[] bytes() {
        return bytes;
    }
}
