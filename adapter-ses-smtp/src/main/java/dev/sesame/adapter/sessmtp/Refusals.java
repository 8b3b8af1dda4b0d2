package dev.sesame.adapter.sessmtp;

import dev.sesame.core.error.FailureReason;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What SES SMTP's replies mean (https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html, read 2026-11-21). The
 * numbers are shared by many meanings, so that the words decide where they can.
 */
final class Refusals {

    private static final Pattern DAILY_QUOTA = words("daily|quota|24.?hour");
    private static final Pattern THROTTLED = words("throttl|sending rate|too many");
    private static final Pattern NOT_SUBSCRIBED = words("not subscribed");
    private static final Pattern ACCESS_DENIED = words("access denied|not authorized|not allowed to send");
    private static final Pattern MAIL_FROM = words("mail.?from domain");
    private static final Pattern NOT_VERIFIED = words("not verified");
    private static final Pattern PAUSED = words("paused");
    private static final Pattern SUSPENDED = words("suspended|shut ?down|disabled");
    private static final Pattern NOT_FOUND = words("(configuration set|tenant).*(not exist|not found|invalid)");
    private static final Pattern TOO_LARGE = words("too (long|large|big)|(size|length).*(limit|exceed)|exceed.*size");

    /** The quota rolls: it frees up bit by bit, as the sends of the day before fall out of it. */
    private static final Duration QUOTA_PAUSE = Duration.ofMinutes(15);

    private static final Duration RATE_PAUSE = Duration.ofSeconds(1);

    private Refusals() {}

    private static Pattern words(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    static Refusal of(Reply reply, Stage stage, String region) {
        if (reply.code() / 100 == 4) {
            return temporary(reply, region);
        }
        if (reply.code() / 100 != 5) {
            return Refusal.of(FailureReason.UNEXPECTED_ANSWER, "Check the host and the port.");
        }
        return switch (stage) {
            case CONNECTING, SECURING ->
                Refusal.of(FailureReason.UNEXPECTED_ANSWER, "Check the host, the port and the kind of TLS.");
            case LOGGING_IN -> login(reply, region);
            case ENVELOPE, CONTENT, ANSWER -> message(reply, region);
        };
    }

    private static Refusal temporary(Reply reply, String region) {
        if (says(reply, DAILY_QUOTA)) {
            return new Refusal(
                    FailureReason.DAILY_QUOTA_EXCEEDED,
                    "The quota of the last 24 hours in " + region + " is used up: wait, or ask AWS for a higher one.",
                    QUOTA_PAUSE);
        }
        if (says(reply, THROTTLED)) {
            return new Refusal(
                    FailureReason.THROTTLED,
                    reply.tooManyConnections()
                            ? "Use fewer connections (pool-size), here or on other machines."
                            : "Send slower, or ask AWS for a higher rate.",
                    RATE_PAUSE);
        }
        return Refusal.of(FailureReason.PROVIDER_UNAVAILABLE, "The trouble is on the side of the server: try again.");
    }

    private static Refusal login(Reply reply, String region) {
        if (says(reply, NOT_SUBSCRIBED) || says(reply, ACCESS_DENIED)) {
            return Refusal.of(
                    FailureReason.ACCESS_DENIED, "Sign the account of the access key up for SES in " + region + ".");
        }
        return Refusal.of(
                FailureReason.INVALID_CREDENTIALS,
                "Check the access key and its secret. The SMTP password belongs to one region: is this key meant for "
                        + region + "? A key that was made or changed just now may take minutes to work.");
    }

    private static Refusal message(Reply reply, String region) {
        if (reply.code() == 530 || reply.code() == 535) {
            return Refusal.of(FailureReason.INVALID_CREDENTIALS, "The server wants a login: turn auth on.");
        }
        if (says(reply, ACCESS_DENIED)) {
            return Refusal.of(
                    FailureReason.ACCESS_DENIED,
                    "Allow ses:SendRawEmail on the sender identity in " + region + " to the user of the access key.");
        }
        if (says(reply, MAIL_FROM) && says(reply, NOT_VERIFIED)) {
            return Refusal.of(
                    FailureReason.MAIL_FROM_NOT_VERIFIED,
                    "Publish the MX record of the custom MAIL FROM domain, or let SES fall back to its own.");
        }
        if (says(reply, NOT_VERIFIED)) {
            return Refusal.of(
                    FailureReason.IDENTITY_NOT_VERIFIED,
                    "Verify the sender identity in " + region
                            + ", and the recipient too while the account is in the SES sandbox.");
        }
        return account(reply, region);
    }

    private static Refusal account(Reply reply, String region) {
        if (says(reply, NOT_FOUND)) {
            return Refusal.of(
                    FailureReason.RESOURCE_NOT_FOUND,
                    "Create the configuration set or the tenant in " + region + ", or correct its name.");
        }
        if (says(reply, PAUSED)) {
            return Refusal.of(
                    FailureReason.SENDING_PAUSED,
                    "Resume sending in " + region + " for the account, the configuration set or the tenant.");
        }
        if (says(reply, SUSPENDED)) {
            return Refusal.of(
                    FailureReason.ACCOUNT_SUSPENDED,
                    "AWS has ended sending for this account: see the SES console in " + region + ".");
        }
        if (reply.code() == 552 || says(reply, TOO_LARGE)) {
            return Refusal.of(FailureReason.TOO_LARGE, "Make the message smaller.");
        }
        if (reply.code() == 500 || reply.code() == 502 || reply.code() == 503) {
            return Refusal.of(FailureReason.UNEXPECTED_ANSWER, "Check the host and the port.");
        }
        return Refusal.of(
                FailureReason.CONTENT_REJECTED, "Correct the message: its addresses, headers, tags or content.");
    }

    private static boolean says(Reply reply, Pattern words) {
        return words.matcher(reply.text()).find();
    }
}
