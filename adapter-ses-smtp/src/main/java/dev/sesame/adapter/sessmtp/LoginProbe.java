package dev.sesame.adapter.sessmtp;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckSubject;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.TransportException;
import java.time.Duration;
import java.util.List;

/** Logs in and leaves. */
record LoginProbe(SesSmtpConfig config, Duration timeout) {

    CheckItem item(SendingAccount account, String host, List<SmtpPort> working) {
        CheckSubject subject = SesSmtpInspector.subject(CheckKind.CREDENTIALS, account.region());
        if (!config.auth()) {
            return subject.skipped("No login is needed: SESAME_SES_SMTP_AUTH is off.");
        }
        SmtpLogin login;
        try {
            login = SmtpLogin.of(account, config);
        } catch (TransportException e) {
            return subject.fail(
                    String.valueOf(e.getMessage()), "Give the connector an IAM user's access key, or use the SES API.");
        }
        if (working.isEmpty()) {
            return subject.skipped("Not tried, since no connection works.");
        }
        SmtpPort port = working.get(0);
        try {
            SmtpConnection.open(Wiring.of(port.in(config, true, timeout), System::nanoTime), host, login)
                    .quit();
            return subject.pass("The server takes the login, with the password "
                    + (config.password() == null
                            ? "derived from the secret access key."
                            : "of SESAME_SES_SMTP_PASSWORD."));
        } catch (SmtpFailure e) {
            return item(subject, e, port, account.region());
        }
    }

    private CheckItem item(CheckSubject subject, SmtpFailure failure, SmtpPort port, String region) {
        Reply reply = failure.reply();
        if (failure.kind() != SmtpFailure.Kind.REFUSED || reply == null) {
            PortTrouble trouble = PortTrouble.of(failure, timeout);
            return subject.fail(
                    "To log in was not possible: port " + port.number() + " " + trouble.found(), trouble.remedy());
        }
        Refusal refusal = Refusals.of(reply, failure.stage(), region);
        if (reply.code() / 100 == 4) {
            return subject.warn("The server takes no login now: " + reply.code() + ".", refusal.advice());
        }
        return subject.fail("The server refuses the login: " + reply.code() + ".", refusal.advice());
    }
}
