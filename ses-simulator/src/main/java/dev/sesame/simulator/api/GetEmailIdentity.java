package dev.sesame.simulator.api;

import dev.sesame.simulator.account.Account;
import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import java.util.List;
import java.util.Map;

/** {@code GetEmailIdentity}: an identity that is not verified does not exist. */
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
        if (!account.isVerified(identity)) {
            throw new RefusedException(SesError.notFound("Email identity " + identity + " does not exist."));
        }
        return Map.of(
                "IdentityType",
                identity.contains("@") ? "EMAIL_ADDRESS" : "DOMAIN",
                "FeedbackForwardingStatus",
                true,
                "VerifiedForSendingStatus",
                true,
                "VerificationStatus",
                "SUCCESS",
                "DkimAttributes",
                Map.of("SigningEnabled", true, "Status", "SUCCESS"),
                "MailFromAttributes",
                Map.of("BehaviorOnMxFailure", "USE_DEFAULT_VALUE"),
                "Policies",
                Map.of(),
                "Tags",
                List.of());
    }
}
