package dev.sesame.adapter.sesapi;

import static dev.sesame.adapter.sesapi.SesApiInspector.subject;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckSubject;
import dev.sesame.core.port.out.SendQuota;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the state of an account means for those who send. */
final class AccountFindings {

    private static final double NEARLY = 0.8;

    private AccountFindings() {}

    static List<CheckItem> of(SendQuota account, String region) {
        List<CheckItem> items = new ArrayList<>();
        items.add(sending(account, region));
        items.add(productionAccess(account, region));
        items.add(quota(account, region));
        return items;
    }

    private static CheckItem sending(SendQuota account, String region) {
        CheckSubject subject = subject(CheckKind.ACCOUNT, region);
        if (account.enforcementStatus().equals("SHUTDOWN")) {
            return subject.fail(
                    "AWS has stopped sending for this account in " + region + " (SHUTDOWN).",
                    "See the case in the AWS Support Center, and answer it; another account or region does not help.");
        }
        if (!account.sendingEnabled()) {
            return subject.fail(
                    "Sending is paused for this account in " + region + ".",
                    "Resume it with PutAccountSendingAttributes, or see the SES console and the AWS Support Center for who"
                            + " paused it and why.");
        }
        if (account.enforcementStatus().equals("PROBATION")) {
            return subject.warn(
                    "AWS reviews this account in " + region + " (PROBATION): sending works, and may be stopped.",
                    "See the case in the AWS Support Center, and lower bounces and complaints.");
        }
        return subject.pass("The account may send in " + region + ".");
    }

    private static CheckItem productionAccess(SendQuota account, String region) {
        CheckSubject subject = subject(CheckKind.PRODUCTION_ACCESS, region);
        return account.productionAccess()
                ? subject.pass("The account is out of the SES sandbox.")
                : subject.warn(
                        "The account is in the SES sandbox in " + region
                                + ": mail goes to verified addresses and the mailbox simulator only, all others are refused.",
                        "Ask AWS for production access in the SES console, in this region.");
    }

    private static CheckItem quota(SendQuota account, String region) {
        CheckSubject subject = subject(CheckKind.QUOTA, region);
        String rate = String.format(Locale.ROOT, "%,.1f recipients a second", account.maxPerSecond());
        if (account.maxPerSecond() <= 0) {
            return subject.fail("The account has a rate of 0 recipients a second.", "Ask AWS for a sending rate.");
        }
        if (account.max24Hours() == SendQuota.UNLIMITED) {
            return subject.pass("There is no quota of 24 hours; " + rate + " are allowed.");
        }
        String used = String.format(
                Locale.ROOT,
                "%,.0f of %,.0f recipients of the last 24 hours are used, and %s are allowed.",
                account.sentLast24Hours(),
                account.max24Hours(),
                rate);
        if (account.sentLast24Hours() >= account.max24Hours()) {
            return subject.fail(
                    used,
                    "Wait: the quota rolls, and frees up as yesterday's mail falls out of it. Ask AWS for a higher one.");
        }
        return account.sentLast24Hours() >= NEARLY * account.max24Hours()
                ? subject.warn(used, "Ask AWS for a higher quota before this one is used up.")
                : subject.pass(used);
    }
}
