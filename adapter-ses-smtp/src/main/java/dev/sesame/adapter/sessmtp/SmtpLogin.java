package dev.sesame.adapter.sessmtp;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import org.jspecify.annotations.Nullable;

/** What we log in with. */
record SmtpLogin(String user, Secret password) {

    /**
     * The login of an account; null if there is none to do.
     *
     * @throws TransportException if the account has no credentials that work over SMTP
     */
    static @Nullable SmtpLogin of(SendingAccount account, SesSmtpConfig config) {
        if (!config.auth()) {
            return null;
        }
        AccessKeys keys = account.keys();
        if (keys == null) {
            throw noCredentials("SES SMTP needs the access key of an IAM user, and the connector has none: the password"
                    + " is derived from a long-term secret key, which roles and the AWS default chain do not give."
                    + " Set accessKeyId and accessKeySecret, or use the SES API.");
        }
        if (config.password() != null) {
            return new SmtpLogin(keys.id(), config.password());
        }
        if (account.role() != null) {
            throw noCredentials(
                    "A role cannot be used over SES SMTP: it gives temporary credentials, and the password is"
                            + " derived from a long-term secret key. Use an IAM user's key without a role, or the SES API.");
        }
        if (keys.sessionToken() != null) {
            throw noCredentials("Temporary credentials cannot be used over SES SMTP: there is no place for a session"
                    + " token, and the password is derived from a long-term secret key. Use an IAM user's key without a"
                    + " session token, or the SES API.");
        }
        return new SmtpLogin(keys.id(), SmtpPassword.derive(keys.secret(), account.region()));
    }

    private static TransportException noCredentials(String message) {
        return new TransportException(FailureReason.NO_CREDENTIALS, message, null);
    }
}
