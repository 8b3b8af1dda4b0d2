package dev.sesame.simulator.error;

import org.jspecify.annotations.Nullable;

/**
 * An error as SES names it. The factories below carry the texts SES uses where they are known, else those of the
 * API reference.
 *
 * @param status the HTTP status, 400 to 599
 * @param type the error name, e.g. {@code MessageRejected}
 * @param message the text; null where SES sends none
 */
public record SesError(int status, String type, @Nullable String message) {

    public SesError {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be 400 to 599, but was " + status);
        }
        if (type.isBlank() || !type.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("type must be visible ASCII, e.g. MessageRejected");
        }
    }

    public static SesError of(int status, String type, @Nullable String message) {
        return new SesError(status, type, message);
    }

    public static SesError sendingRateExceeded() {
        return of(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
    }

    public static SesError dailyQuotaExceeded() {
        return of(429, "TooManyRequestsException", "Daily message quota exceeded.");
    }

    public static SesError accountSuspended() {
        return of(
                400,
                "AccountSuspendedException",
                "The message can't be sent because the account's ability to send email has been permanently"
                        + " restricted.");
    }

    public static SesError sendingPaused() {
        return of(
                400,
                "SendingPausedException",
                "Sending paused for this account. For more information, please check the inbox of the email address"
                        + " associated with your AWS account.");
    }

    public static SesError configurationSetSendingPaused(String name) {
        return of(400, "SendingPausedException", "Sending paused for configuration set <" + name + ">.");
    }

    public static SesError badRequest(@Nullable String message) {
        return of(400, "BadRequestException", message);
    }

    public static SesError limitExceeded() {
        return of(400, "LimitExceededException", "There are too many instances of the specified resource type.");
    }

    public static SesError mailFromDomainNotVerified() {
        return of(
                400,
                "MailFromDomainNotVerifiedException",
                "The message can't be sent because the sending domain isn't verified.");
    }

    public static SesError messageRejected(String message) {
        return of(400, "MessageRejected", message);
    }

    public static SesError notFound(String message) {
        return of(404, "NotFoundException", message);
    }

    public static SesError configurationSetNotFound(String name) {
        return notFound("Configuration set <" + name + "> does not exist.");
    }

    public static SesError unknownAccessKey() {
        // UnrecognizedClientException in SESv2, InvalidClientTokenId in the older API: django-ses/django-ses#283.
        return of(403, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    public static SesError expiredToken() {
        return of(403, "ExpiredTokenException", "The security token included in the request is expired");
    }

    public static SesError invalidSignature(String message) {
        // InvalidSignatureException in SESv2, SignatureDoesNotMatch in the older API: aws/aws-sdk-js-v3#5433.
        return of(403, "InvalidSignatureException", message);
    }

    public static SesError signatureMismatch() {
        return invalidSignature("The request signature we calculated does not match the signature you provided. Check"
                + " your AWS Secret Access Key and signing method. Consult the service documentation for details.");
    }

    public static SesError requestExpired() {
        return of(400, "RequestExpired", "Request has expired.");
    }

    public static SesError accessDenied() {
        return of(
                403,
                "AccessDeniedException",
                "User: arn:aws:iam::123456789012:user/example is not authorized to perform: ses:SendEmail because no"
                        + " identity-based policy allows the ses:SendEmail action");
    }

    public static SesError internalFailure() {
        return of(
                500,
                "InternalFailure",
                "The request processing has failed because of an unknown error, exception or failure.");
    }

    public static SesError serviceUnavailable() {
        return of(503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server.");
    }
}
