package dev.sesame.adapter.sesapi;

import static dev.sesame.adapter.sesapi.SesApiInspector.subject;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckSubject;
import dev.sesame.core.connector.ConnectorConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

/** Whether SES lets the account send as its senders. For one thread. */
final class IdentityFindings {

    private static final int MAX_SENDERS = 3;

    private final Questions questions;
    private final String region;
    private final @Nullable String arn;
    private final Map<String, Optional<GetEmailIdentityResponse>> known = new HashMap<>();

    IdentityFindings(Questions questions, ConnectorConfig connector) {
        this.questions = questions;
        this.region = connector.account().region();
        this.arn = connector.options().fromIdentityArn();
    }

    void tell(List<String> senders, Consumer<CheckItem> found) throws InterruptedException {
        for (String sender : senders.subList(0, Math.min(MAX_SENDERS, senders.size()))) {
            tell(sender, found);
        }
        if (senders.size() > MAX_SENDERS) {
            found.accept(subject(CheckKind.IDENTITY, "others")
                    .skipped(senders.size() - MAX_SENDERS + " more senders of templates were not looked at."));
        }
    }

    private void tell(String sender, Consumer<CheckItem> found) throws InterruptedException {
        CheckSubject subject = subject(CheckKind.IDENTITY, sender);
        String unverified = "";
        for (String name : Senders.identities(sender)) {
            if (!known.containsKey(name) && !questions.mayAsk()) {
                found.accept(subject.skipped("Not looked at to its end: SES takes one such question a second."));
                return;
            }
            Optional<GetEmailIdentityResponse> identity;
            try {
                identity = look(name);
            } catch (RuntimeException e) {
                Trouble trouble = Trouble.of(e, region);
                found.accept(subject.warn("The sender could not be looked at. " + trouble.found(), trouble.remedy()));
                return;
            }
            if (identity.isPresent() && isTrue(identity.get().verifiedForSendingStatus())) {
                found.accept(subject.pass("SES lets the account send as " + sender + ": " + name + " is verified."));
                IdentityState.tell(name, identity.get(), found);
                return;
            }
            if (identity.isPresent() && unverified.isEmpty()) {
                unverified =
                        name + " is known, but not verified (" + identity.get().verificationStatusAsString() + ")";
            }
        }
        found.accept(notVerified(subject, sender, unverified));
    }

    private Optional<GetEmailIdentityResponse> look(String name) throws InterruptedException {
        Optional<GetEmailIdentityResponse> identity = known.get(name);
        if (identity == null) {
            try {
                identity = Optional.of(questions.identity(name));
            } catch (NotFoundException e) {
                identity = Optional.empty();
            }
            known.put(name, identity);
        }
        return identity;
    }

    private CheckItem notVerified(CheckSubject subject, String sender, String unverified) {
        if (arn != null) {
            return subject.warn(
                    "The account itself may not send as " + sender + ", but emailAddressIdentityArn names an identity"
                            + " that may be another account's: this cannot be looked at from here.",
                    "If the identity is another account's, have its policy let this account send; if not, verify it in "
                            + region + ".");
        }
        return subject.fail(
                unverified.isEmpty()
                        ? "SES in " + region + " knows neither " + sender + " nor a domain above it."
                        : "SES in " + region + " does not let the account send as " + sender + ": " + unverified + ".",
                "Verify the domain in the SES console in " + region
                        + " by its DKIM records, or the address by the mail that" + " SES sends to it.");
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return value != null && value;
    }
}
