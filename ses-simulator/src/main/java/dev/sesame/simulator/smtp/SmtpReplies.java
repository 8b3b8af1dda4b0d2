package dev.sesame.simulator.smtp;

import dev.sesame.simulator.error.SesError;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The replies of SES (SES developer guide, troubleshoot-smtp). Where it does not give a text, it is that of SubEtha SMTP,
 * whose texts SES has in all that are known.
 */
final class SmtpReplies {

    static final String HOST = "email-smtp.amazonaws.com";
    static final String OK = "250 Ok";
    static final String READY_FOR_TLS = "220 Ready to start TLS";
    static final String TLS_UNAVAILABLE = "454 TLS not available due to temporary reason";
    static final String TLS_REQUIRED = "530 Must issue a STARTTLS command first";
    static final String AUTHENTICATED = "235 Authentication successful.";
    static final String AUTHENTICATION_REQUIRED = "530 Authentication required";
    static final String CREDENTIALS_INVALID = "535 Authentication Credentials Invalid";
    static final String START_CONTENT = "354 End data with <CR><LF>.<CR><LF>";
    static final String TOO_LONG = "552 Message is too long.";
    static final String TOO_MANY_CONNECTIONS = "421 Too many concurrent SMTP connections";
    // As reported: knadh/listmonk#2683.
    static final String TOO_MANY_MESSAGES =
            "421 Connection closed by server. Maximum message count per session reached.";
    static final String IDLE = "451 4.4.2 Timeout waiting for data from client.";
    static final String BYE = "221 Bye";
    static final String BREAKDOWN = "421 Service not available, closing transmission channel";
    static final String UNKNOWN_COMMAND = "500 Error: command not implemented";
    static final String BAD_LINE = "501 Syntax error: a command must be a line of ASCII that ends with CR and LF.";

    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^ -~]+");

    private SmtpReplies() {}

    static String greeting() {
        return "220 " + HOST + " ESMTP SimpleEmailService-d-SIMULATOR "
                + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    static String capabilities(boolean startTls) {
        return "250-" + HOST
                + "\r\n250-8BITMIME"
                + (startTls ? "\r\n250-STARTTLS" : "")
                + "\r\n250-AUTH PLAIN LOGIN\r\n"
                + OK;
    }

    static String invalidAddress(String address) {
        return "553 <" + printable(address) + "> Invalid email address.";
    }

    /** What SES replies after the final dot where the API has that error. */
    static String of(SesError error) {
        String message = error.message() == null ? "" : printable(error.message());
        if (error.status() >= 500) {
            return "451 Temporary service failure";
        }
        return switch (error.type()) {
            case "TooManyRequestsException" -> "454 Throttling failure: " + message;
            case "AccessDeniedException" ->
                "554 Access denied: " + message.replace("ses:SendEmail", "ses:SendRawEmail");
            case "MessageRejected",
                    "SendingPausedException",
                    "AccountSuspendedException",
                    "MailFromDomainNotVerifiedException" -> "554 Message rejected: " + message;
            default -> "554 Transaction failed: " + message;
        };
    }

    private static String printable(String text) {
        return NOT_PRINTABLE.matcher(text).replaceAll("?");
    }
}
