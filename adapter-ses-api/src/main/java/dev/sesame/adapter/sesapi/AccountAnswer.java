package dev.sesame.adapter.sesapi;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.port.out.SendQuota;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;

/** What GetAccount answers, in our words. */
final class AccountAnswer {

    private AccountAnswer() {}

    static SendQuota quota(GetAccountResponse response) {
        software.amazon.awssdk.services.sesv2.model.SendQuota quota = response.sendQuota();
        if (quota == null || quota.maxSendRate() == null || quota.max24HourSend() == null) {
            throw new TransportException(
                    FailureReason.UNEXPECTED_ANSWER,
                    "SES answered without the account's quota: check the endpoint",
                    null,
                    response.responseMetadata().requestId(),
                    null);
        }
        Double sent = quota.sentLast24Hours();
        return new SendQuota(
                quota.maxSendRate(),
                quota.max24HourSend(),
                sent == null ? 0 : sent,
                isTrue(response.sendingEnabled()),
                isTrue(response.productionAccessEnabled()),
                response.enforcementStatus() == null ? "" : response.enforcementStatus());
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return value != null && value;
    }
}
