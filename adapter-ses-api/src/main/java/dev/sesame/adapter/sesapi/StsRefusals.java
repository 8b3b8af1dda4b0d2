package dev.sesame.adapter.sesapi;

import dev.sesame.core.error.FailureReason;

/** What AssumeRole's errors mean (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html). */
final class StsRefusals {

    private StsRefusals() {}

    /** What a genuine answer means. */
    static Refusal of(AwsAnswer answer) {
        return switch (answer.code()) {
            case "AccessDenied", "AccessDeniedException" ->
                Refusal.quoting(
                        FailureReason.ACCESS_DENIED,
                        "Allow sts:AssumeRole on the role, and let its trust policy name us and the external id.");
            case "RegionDisabledException" ->
                Refusal.of(FailureReason.NO_CREDENTIALS, "Activate STS for the region in the account's settings.");
            default ->
                CommonRefusals.of(answer)
                        .orElseGet(() -> Refusal.quoting(
                                FailureReason.NO_CREDENTIALS, "Check the ARN of the role and the external id."));
        };
    }
}
