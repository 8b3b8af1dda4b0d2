package dev.sesame.adapter.sesapi;

import dev.sesame.core.error.FailureReason;

/** What GetAccount's errors mean (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html). */
final class QuotaRefusals {

    private QuotaRefusals() {}

    /** What a genuine answer means. */
    static Refusal of(AwsAnswer answer, String region) {
        return switch (answer.code()) {
            case "AccessDenied", "AccessDeniedException", "NotAuthorized", "SubscriptionRequiredException" ->
                Refusal.quoting(FailureReason.ACCESS_DENIED, "Allow ses:GetAccount in " + region + ".");
            default ->
                CommonRefusals.of(answer)
                        .orElseGet(() ->
                                Refusal.quoting(FailureReason.UNEXPECTED_ANSWER, "Check the endpoint and the region."));
        };
    }
}
