package dev.sesame.adapter.sesapi;

import static dev.sesame.adapter.sesapi.SesApiInspector.subject;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import java.time.Clock;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;

/**
 * Asks SES about an account, and tells what the answers mean, in the order of the way. For one use.
 */
record AccountQuestions(Questions questions, Clock clock, ConnectorConfig connector, Consumer<CheckItem> found) {

    void ask() throws InterruptedException {
        GetAccountResponse account;
        try {
            account = questions.account();
        } catch (RuntimeException e) {
            if (goesOn(e)) {
                askOn();
            }
            return;
        }
        found.accept(ClockFindings.item(ClockFindings.date(account), clock.instant(), region()));
        found.accept(subject(CheckKind.CREDENTIALS, region()).pass("SES takes the credentials: " + origin() + "."));
        try {
            AccountFindings.of(AccountAnswer.quota(account), region()).forEach(found);
        } catch (TransportException e) {
            unclear("SES answered without the state of the account.", "Check SESAME_SES_API_ENDPOINT if it is set.");
        }
        askOn();
    }

    private void askOn() throws InterruptedException {
        // Before the senders, which may use all questions up.
        String set = connector.options().configurationSetName();
        CheckItem setItem = set == null ? null : ConfigurationSetFindings.item(questions, set, region());
        new IdentityFindings(questions, connector).tell(Senders.of(connector), found);
        if (setItem != null) {
            found.accept(setItem);
        }
    }

    /** Tells what the failure of the first question means; whether others make sense. */
    private boolean goesOn(RuntimeException failure) {
        Trouble trouble = Trouble.of(failure, region());
        CheckItem clockItem = ClockFindings.item(ClockFindings.date(failure), clock.instant(), region());
        if (trouble.reason() == FailureReason.CLOCK_SKEW) {
            found.accept(clockItem.remedy() == null ? ClockFindings.refused(trouble.found(), region()) : clockItem);
            String why = "Cannot be judged before the clock is right.";
            found.accept(subject(CheckKind.CREDENTIALS, region()).skipped(why));
            Skipped.afterCredentials(connector, why, found);
            return false;
        }
        found.accept(clockItem);
        if (trouble.mayNotLook()) {
            mayNotLook(failure, trouble);
            return true;
        }
        if (trouble.passes()) {
            found.accept(subject(CheckKind.CREDENTIALS, region())
                    .warn("The credentials could not be looked at. " + trouble.found(), "Check again in a minute."));
        } else {
            CheckKind kind =
                    switch (trouble.reason()) {
                        case INVALID_CREDENTIALS, NO_CREDENTIALS, ACCESS_DENIED -> CheckKind.CREDENTIALS;
                        default -> CheckKind.INSPECTION;
                    };
            found.accept(subject(kind, region()).fail(trouble.found(), trouble.remedy()));
        }
        Skipped.afterCredentials(connector, "Not looked at, since SES did not answer the first question.", found);
        return false;
    }

    private void mayNotLook(RuntimeException failure, Trouble trouble) {
        found.accept(subject(CheckKind.CREDENTIALS, region()).pass("SES knows the credentials: " + origin() + "."));
        if (SignUp.isMissing(failure)) {
            found.accept(subject(CheckKind.ACCOUNT, region())
                    .fail(
                            "The AWS account is not signed up for SES in " + region() + ".",
                            "Open the SES console in this region once, with this account."));
        } else {
            unclear("The credentials may not look at the account. " + trouble.found(), trouble.remedy());
        }
    }

    private void unclear(String what, String remedy) {
        found.accept(subject(CheckKind.ACCOUNT, region()).warn(what, remedy));
    }

    /** Where the credentials come from; neither the key's id nor the role's name is anybody's business. */
    private String origin() {
        String keys = connector.account().keys() == null
                ? "those of the AWS default chain on this machine"
                : "the connector's access key";
        return connector.account().role() == null ? keys : "those of the role, assumed with " + keys;
    }

    private String region() {
        return connector.account().region();
    }
}
