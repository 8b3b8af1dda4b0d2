package dev.sesame.adapter.sesapi;

import static dev.sesame.adapter.sesapi.SesApiInspector.subject;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckSubject;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sesv2.model.BehaviorOnMxFailure;
import software.amazon.awssdk.services.sesv2.model.DkimAttributes;
import software.amazon.awssdk.services.sesv2.model.DkimStatus;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.MailFromAttributes;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainStatus;

/** How well mail of a verified identity is received: what it is signed with, and where its bounces go. */
final class IdentityState {

    private IdentityState() {}

    static void tell(String name, GetEmailIdentityResponse identity, Consumer<CheckItem> found) {
        found.accept(dkim(name, identity.dkimAttributes()));
        MailFromAttributes mailFrom = identity.mailFromAttributes();
        if (mailFrom != null && mailFrom.mailFromDomain() != null) {
            found.accept(mailFrom(name, mailFrom));
        }
    }

    private static CheckItem dkim(String name, DkimAttributes dkim) {
        CheckSubject subject = subject(CheckKind.DKIM, name);
        if (dkim == null || !Boolean.TRUE.equals(dkim.signingEnabled())) {
            return subject.warn(
                    "Mail is not signed with DKIM in the name of " + name + ": many receivers distrust it.",
                    "Set Easy DKIM up for the domain in the SES console, and publish its records.");
        }
        return dkim.status() == DkimStatus.SUCCESS
                ? subject.pass("Mail is signed with DKIM.")
                : subject.warn(
                        "DKIM is set up for " + name + ", but its records are not found (" + dkim.statusAsString()
                                + ").",
                        "Publish the DKIM records that the SES console shows; it may take up to 72 hours to see them.");
    }

    private static CheckItem mailFrom(String name, MailFromAttributes mailFrom) {
        CheckSubject subject = subject(CheckKind.MAIL_FROM, name);
        if (mailFrom.mailFromDomainStatus() == MailFromDomainStatus.SUCCESS) {
            return subject.pass("Bounces go to the MAIL FROM domain " + mailFrom.mailFromDomain() + ".");
        }
        String found = "The MX record of the MAIL FROM domain " + mailFrom.mailFromDomain() + " is not found ("
                + mailFrom.mailFromDomainStatusAsString() + "): ";
        String remedy =
                "Publish the MX and SPF records that the SES console shows, or let SES fall back to its own domain.";
        return mailFrom.behaviorOnMxFailure() == BehaviorOnMxFailure.REJECT_MESSAGE
                ? subject.fail(found + "SES refuses every message.", remedy)
                : subject.warn(found + "SES uses its own domain, and SPF does not vouch for yours.", remedy);
    }
}
