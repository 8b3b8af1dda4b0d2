package dev.sesame.adapter.sesapi;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.message.OutboundEmail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What SendEmail's errors mean (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html). */
final class SesRefusals {

    private static final Pattern DAILY_QUOTA = Pattern.compile("daily|quota|24.?hour", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_VERIFIED = Pattern.compile("not verified", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOO_LARGE =
            Pattern.compile("too (long|large)|length is more|(size|length) (limit|exceed)", Pattern.CASE_INSENSITIVE);

    /** The quota rolls: it frees up bit by bit, as the sends of the day before fall out of it. */
    private static final Duration QUOTA_PAUSE = Duration.ofMinutes(15);

    private SesRefusals() {}

    /** What a genuine answer means. */
    static Refusal of(AwsAnswer answer, OutboundEmail email, String region) {
        return switch (answer.code()) {
            case "MessageRejected", "BadRequestException", "ValidationException", "RequestEntityTooLarge" ->
                message(answer, email, region);
            case "MailFromDomainNotVerifiedException" ->
                Refusal.of(
                        FailureReason.MAIL_FROM_NOT_VERIFIED,
                        "Publish the MX record of the custom MAIL FROM domain, or let SES fall back to its own.");
            case "AccountSuspendedException" ->
                Refusal.of(
                        FailureReason.ACCOUNT_SUSPENDED,
                        "AWS has ended sending for this account: see the SES console in " + region + ".");
            case "SendingPausedException" ->
                Refusal.of(
                        FailureReason.SENDING_PAUSED,
                        "Resume sending in " + region + " for the account, the configuration set or the tenant.");
            case "NotFoundException" ->
                Refusal.quoting(FailureReason.RESOURCE_NOT_FOUND, "Create " + named(email) + " in " + region + ".");
            case "AccessDenied", "AccessDeniedException", "NotAuthorized", "SubscriptionRequiredException" ->
                Refusal.quoting(
                        FailureReason.ACCESS_DENIED, "Allow ses:SendEmail on the sender identity in " + region + ".");
            case "LimitExceededException", "TooManyRequestsException", "Throttling", "ThrottlingException" ->
                limit(answer, region);
            default -> CommonRefusals.of(answer).orElseGet(() -> unnamed(answer));
        };
    }

    private static Refusal message(AwsAnswer answer, OutboundEmail email, String region) {
        if (answer.says(NOT_VERIFIED)) {
            return Refusal.of(FailureReason.IDENTITY_NOT_VERIFIED, verify(answer, email, region));
        }
        if (answer.status() == 413 || answer.says(TOO_LARGE)) {
            return Refusal.of(FailureReason.TOO_LARGE, "Make the message smaller.");
        }
        return Refusal.quoting(
                FailureReason.CONTENT_REJECTED, "Correct the message: its addresses, headers, tags or content.");
    }

    private static String verify(AwsAnswer answer, OutboundEmail email, String region) {
        String text = answer.text().toLowerCase(Locale.ROOT);
        boolean sender = text.contains(email.from().address().toLowerCase(Locale.ROOT));
        boolean recipient = text.contains(email.to().address().toLowerCase(Locale.ROOT));
        String verifySender = "Verify the sender identity in " + region;
        if (sender && !recipient) {
            return verifySender + ".";
        }
        if (recipient && !sender) {
            return "The account is in the SES sandbox in " + region
                    + " and the recipient is not verified: ask AWS for production access.";
        }
        return verifySender + ", and the recipient too while the account is in the SES sandbox.";
    }

    private static String named(OutboundEmail email) {
        List<String> names = new ArrayList<>();
        if (email.options().configurationSetName() != null) {
            names.add("the configuration set " + email.options().configurationSetName());
        }
        if (email.options().tenantName() != null) {
            names.add("the tenant " + email.options().tenantName());
        }
        return names.isEmpty() ? "what the message refers to" : String.join(" or ", names);
    }

    private static Refusal limit(AwsAnswer answer, String region) {
        if (answer.says(DAILY_QUOTA)) {
            return Refusal.until(
                    QUOTA_PAUSE,
                    FailureReason.DAILY_QUOTA_EXCEEDED,
                    "The quota of the last 24 hours in " + region + " is used up: wait, or ask AWS for a higher one.");
        }
        if (answer.code().equals("LimitExceededException")) {
            return Refusal.quoting(
                    FailureReason.LIMIT_EXCEEDED, "Ask AWS for a higher limit of the account in " + region + ".");
        }
        return CommonRefusals.of(answer).orElseGet(() -> unnamed(answer));
    }

    private static Refusal unnamed(AwsAnswer answer) {
        return answer.status() == 400
                ? Refusal.quoting(FailureReason.CONTENT_REJECTED, "Correct the message.")
                : Refusal.quoting(FailureReason.UNEXPECTED_ANSWER, "Check the endpoint and the region.");
    }
}
