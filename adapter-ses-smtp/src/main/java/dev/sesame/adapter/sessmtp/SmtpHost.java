package dev.sesame.adapter.sessmtp;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import java.util.regex.Pattern;

/** What the server is called. */
final class SmtpHost {

    /** Strict on purpose: the region becomes part of a host name. */
    private static final Pattern REGION = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?");

    private SmtpHost() {}

    /**
     * The server of an account: the one that is set, else its region's.
     *
     * @throws TransportException if there can be none
     */
    static String of(SendingAccount account, SesSmtpConfig config) {
        if (config.host() != null) {
            return config.host();
        }
        if (!REGION.matcher(account.region()).matches()) {
            throw new TransportException(
                    FailureReason.UNEXPECTED_ANSWER, "There can be no SES in a region of that name", null);
        }
        return "email-smtp." + account.region() + ".amazonaws.com";
    }
}
