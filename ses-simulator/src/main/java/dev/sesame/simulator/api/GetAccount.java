package dev.sesame.simulator.api;

import dev.sesame.simulator.account.Account;
import dev.sesame.simulator.account.AccountStatus;
import java.util.List;
import java.util.Map;

/** {@code GetAccount}. */
final class GetAccount implements Operation {

    /** SES has no word for an unlimited rate; this is more than a client can send. */
    private static final double UNLIMITED_RATE = 1_000_000;

    private final Account account;

    GetAccount(Account account) {
        this.account = account;
    }

    @Override
    public String name() {
        return "GetAccount";
    }

    @Override
    public Map<String, ?> perform(Call call) {
        AccountStatus status = account.status();
        return Map.of(
                "DedicatedIpAutoWarmupEnabled",
                false,
                "EnforcementStatus",
                status.enforcementStatus(),
                "ProductionAccessEnabled",
                status.productionAccess(),
                "SendingEnabled",
                status.sendingEnabled(),
                "SendQuota",
                Map.of(
                        "Max24HourSend",
                        // -1 stands for unlimited (SESv2 API reference, SendQuota).
                        Double.isInfinite(status.max24HourSend()) ? -1.0 : status.max24HourSend(),
                        "MaxSendRate",
                        Math.min(UNLIMITED_RATE, status.maxSendRate()),
                        "SentLast24Hours",
                        (double) status.sentLast24Hours()),
                "SuppressionAttributes",
                Map.of("SuppressedReasons", List.of("BOUNCE", "COMPLAINT")));
    }
}
