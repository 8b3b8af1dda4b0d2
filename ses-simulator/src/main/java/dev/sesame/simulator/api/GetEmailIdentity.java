package dev.sesame.simulator.api;

import dev.sesame.simulator.account.Account;
import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import java.util.List;
import java.util.Map;

/** {@code GetEmailIdentity}. */
final class GetEmailIdentity implements Operation {

    private final Account account;

    GetEmailIdentity(Account account) {
        this.account = account;
    }

    @Override
    public String name() {
        return "GetEmailIdentity";
    }

    @Override
    public Map<String, ?> perform(Call call) {
        String identity = call.resource();
        boolean verified = account.verification(identity)
                .orElseThrow(() ->
                        new RefusedException(SesError.notFound("Email identity " + identity + " does not exist.")));
        return Map.of(
                "IdentityType",
                identity.contains("@") ? "EMAIL_ADDRESS" : "DOMAIN",
                "FeedbackForwardingStatus",
                true,
                "VerifiedForSendingStatus",
                verified,
                "VerificationStatus",
                verified ? "SUCCESS" : "PENDING",
                "DkimAttributes",
                Map.of("SigningEnabled", verified, "Status", verified ? "SUCCESS" : "NOT_STARTED"),
                "MailFromAttributes",
                Map.of("BehaviorOnMxFailure", "USE_DEFAULT_VALUE"),
                "Policies",
                Map.of(),
                "Tags",
                List.of());
    }
}
