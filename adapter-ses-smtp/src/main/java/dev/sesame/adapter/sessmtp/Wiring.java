package dev.sesame.adapter.sessmtp;

import jakarta.mail.Session;
import java.util.Properties;
import java.util.function.LongSupplier;

/**
 * What all connections share.
 *
 * @param ticker the nanoseconds that connections age by
 */
record Wiring(SesSmtpConfig config, Session session, Dialer dialer, LongSupplier ticker) {

    static Wiring of(SesSmtpConfig config, LongSupplier ticker) {
        return new Wiring(config, session(config), new Dialer(config), ticker);
    }

    /** A session of our own: the default one belongs to everybody. Time-outs are the socket's. */
    private static Session session(SesSmtpConfig config) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", Boolean.toString(config.auth()));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", Trust.socketFactory(config.trust()));
        // Else Angus asks the resolver for our own name.
        properties.setProperty("mail.smtp.localhost", config.ehloName());
        properties.setProperty("mail.smtp.quitwait", "false");
        return Session.getInstance(properties);
    }
}
