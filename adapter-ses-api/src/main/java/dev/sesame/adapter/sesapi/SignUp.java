package dev.sesame.adapter.sesapi;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Whether an account has SES at all. */
final class SignUp {

    private SignUp() {}

    static boolean isMissing(RuntimeException failure) {
        if (!(failure instanceof AwsServiceException answer)) {
            return false;
        }
        String code = AwsAnswer.of(answer).code();
        return code.equals("SubscriptionRequiredException") || code.equals("OptInRequired");
    }
}
