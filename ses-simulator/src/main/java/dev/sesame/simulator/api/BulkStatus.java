package dev.sesame.simulator.api;

import dev.sesame.simulator.error.SesError;

/** How {@code SendBulkEmail} names, for one entry, the error that {@code SendEmail} would have answered. */
final class BulkStatus {

    private BulkStatus() {}

    static String of(SesError error) {
        return switch (error.type()) {
            case "AccountSuspendedException" -> "ACCOUNT_SUSPENDED";
            case "BadRequestException" -> "INVALID_PARAMETER";
            case "MailFromDomainNotVerifiedException" -> "MAIL_FROM_DOMAIN_NOT_VERIFIED";
            case "MessageRejected" -> "MESSAGE_REJECTED";
            case "NotFoundException" -> "CONFIGURATION_SET_NOT_FOUND";
            case "SendingPausedException" ->
                error.equals(SesError.sendingPaused()) ? "ACCOUNT_SENDING_PAUSED" : "CONFIGURATION_SET_SENDING_PAUSED";
            case "TooManyRequestsException" ->
                error.equals(SesError.dailyQuotaExceeded()) ? "ACCOUNT_DAILY_QUOTA_EXCEEDED" : "ACCOUNT_THROTTLED";
            default -> error.status() >= 500 ? "TRANSIENT_FAILURE" : "FAILED";
        };
    }
}
