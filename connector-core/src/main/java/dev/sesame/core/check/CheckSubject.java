package dev.sesame.core.check;

/**
 * One thing that is looked at.
 *
 * @param transport the name of the transport that needs it
 * @param kind what it is
 * @param target which one, such as {@code email-smtp.eu-west-1.amazonaws.com:587}; neither a recipient nor a secret
 */
public record CheckSubject(String transport, CheckKind kind, String target) {

    /** It is as it should be. */
    public CheckItem pass(String message) {
        return new CheckItem(this, CheckStatus.PASS, message, null);
    }

    /** It works, or could not be looked at, and somebody should know. */
    public CheckItem warn(String message, String remedy) {
        return new CheckItem(this, CheckStatus.WARN, message, remedy);
    }

    /** It keeps mail from going out. */
    public CheckItem fail(String message, String remedy) {
        return new CheckItem(this, CheckStatus.FAIL, message, remedy);
    }

    /** It was not looked at, and the message says why. */
    public CheckItem skipped(String message) {
        return new CheckItem(this, CheckStatus.SKIPPED, message, null);
    }
}
