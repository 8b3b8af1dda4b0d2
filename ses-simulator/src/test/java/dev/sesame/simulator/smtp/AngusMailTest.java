package dev.sesame.simulator.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.mailbox.ReceivedMail;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AngusMailTest {

    private final SesSimulator simulator = SesSimulator.builder().smtp().start();

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"smtp,PLAIN", "smtp,LOGIN", "smtps,PLAIN", "smtps,LOGIN"})
    void message_arrives_as_it_was_composed(String protocol, String mechanism) throws Exception {
        Session session = session(protocol, mechanism);
        try (SMTPTransport transport = connected(session, protocol, RawSmtp.PASSWORD)) {
            MimeMessage message = message(session);
            transport.sendMessage(message, message.getAllRecipients());

            ReceivedMail mail = simulator.mailbox().messages().get(0);
            assertThat(transport.getLastServerResponse().strip()).isEqualTo("250 Ok " + mail.id());
            assertThat(mail.from()).isEqualTo("Sésame <noreply@example.com>");
            assertThat(mail.to()).containsExactly("Zoë <zoe@example.com>");
            assertThat(mail.bcc()).containsExactly("archive@example.com");
            assertThat(mail.subject()).isEqualTo("Dein Schlüssel");
            assertThat(mail.text()).isEqualTo("Schlüssel: 123456");
            assertThat(mail.html()).isEqualTo("<p>Schlüssel: <b>123456</b></p>");
            assertThat(mail.header("X-SES-CONFIGURATION-SET")).isEmpty();
            assertThat(mail.configurationSetName()).isEqualTo("login");
            assertThat(mail.request()).contains("Content-Type: multipart/alternative");
        }
    }

    @ParameterizedTest
    @CsvSource({"PLAIN", "LOGIN"})
    void wrong_password_is_told(String mechanism) throws Exception {
        Session session = session("smtp", mechanism);

        assertThatThrownBy(() -> connected(session, "smtp", "wrong"))
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageContaining("535 Authentication Credentials Invalid");
    }

    @Test
    void client_that_does_not_know_the_authority_does_not_connect() throws Exception {
        Session session = session("smtp", "PLAIN");
        session.getProperties().remove("mail.smtp.ssl.socketFactory");

        assertThatThrownBy(() -> connected(session, "smtp", RawSmtp.PASSWORD))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("Could not convert socket to TLS");
        assertThat(simulator.smtp().connections().get(0).clearText()).doesNotContain("AUTH");
    }

    private static SMTPTransport connected(Session session, String protocol, String password)
            throws MessagingException {
        SMTPTransport transport = (SMTPTransport) session.getTransport(protocol);
        transport.connect(Credential.EXAMPLE.accessKeyId(), password);
        return transport;
    }

    private Session session(String protocol, String mechanism) throws Exception {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put(prefix + "host", "localhost");
        properties.put(
                prefix + "port",
                String.valueOf(protocol.equals("smtp") ? simulator.smtpPort() : simulator.smtpsPort()));
        properties.put(prefix + "localhost", "client.example.com");
        properties.put(prefix + "auth", "true");
        properties.put(prefix + "auth.mechanisms", mechanism);
        properties.put(prefix + "timeout", "20000");
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.socketFactory", trusted());
        if (protocol.equals("smtp")) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        return Session.getInstance(properties);
    }

    private Object trusted() throws IOException, GeneralSecurityException {
        return RawSmtp.trusting(simulator.smtpCaPem()).getSocketFactory();
    }

    private static MimeMessage message(Session session) throws Exception {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("noreply@example.com", "Sésame", "UTF-8"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("zoe@example.com", "Zoë", "UTF-8"));
        message.setRecipient(Message.RecipientType.BCC, new InternetAddress("archive@example.com"));
        message.setSubject("Dein Schlüssel", "UTF-8");
        message.setHeader("X-SES-CONFIGURATION-SET", "login");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Schlüssel: 123456", StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p>Schlüssel: <b>123456</b></p>", StandardCharsets.UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }
}
