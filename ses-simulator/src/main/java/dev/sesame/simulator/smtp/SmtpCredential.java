package dev.sesame.simulator.smtp;

/**
 * An SMTP user whose password is given as such. Its text form never shows the password.
 *
 * @param region the region it sends from
 */
public record SmtpCredential(String user, String password, String region) {

    @Override
    public String toString() {
        return "SmtpCredential[" + user + ", " + region + "]";
    }
}
