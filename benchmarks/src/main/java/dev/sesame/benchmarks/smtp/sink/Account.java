package dev.sesame.benchmarks.smtp.sink;

import dev.sesame.simulator.smtp.SmtpPassword;

/** Whom the sinks know: the key that AWS uses in its documentation, with the SMTP password that SES would derive. */
public final class Account {

    public static final String USER = "AKIAIOSFODNN7EXAMPLE";
    public static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    public static final String REGION = "eu-west-1";
    public static final String PASSWORD = SmtpPassword.derive(SECRET_KEY, REGION);

    private Account() {}
}
