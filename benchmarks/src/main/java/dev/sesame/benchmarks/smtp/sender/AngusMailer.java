package dev.sesame.benchmarks.smtp.sender;

import dev.sesame.benchmarks.peer.Fields;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/** {@code Transport.send} of Jakarta Mail, as its documentation shows it: a connection for each message. */
final class AngusMailer implements Mailer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Clock clock = Clock.systemUTC();
    private final Fields config;
    private final Session session;

    AngusMailer(Fields config) {
        this.config = config;
        boolean tls = config.text("tls").equals("TLS");
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", config.text("host"));
        properties.setProperty("mail.smtp.port", String.valueOf(config.number("port")));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(tls));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(!tls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(!tls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", TrustedSockets.trusting(config.text("ca")));
        properties.setProperty("mail.smtp.auth", String.valueOf(config.flag("auth")));
        PasswordAuthentication login = new PasswordAuthentication(config.text("user"), config.text("password"));
        this.session = Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return login;
            }
        });
    }

    @Override
    public void send(long number) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(config.text("from")));
        message.setRecipient(RecipientType.TO, new InternetAddress(config.text("to")));
        message.setSubject(config.text("subject") + " " + number, UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        MimeBodyPart text = new MimeBodyPart();
        text.setText(config.text("text"), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(config.text("html"), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(message);
    }

    @Override
    public void close() {}
}
