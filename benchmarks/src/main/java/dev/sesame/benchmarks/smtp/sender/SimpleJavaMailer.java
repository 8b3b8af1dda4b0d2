package dev.sesame.benchmarks.smtp.sender;

import dev.sesame.benchmarks.peer.Fields;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Simple Java Mail with its batch module, which keeps connections; as many as there are messages at a time. */
final class SimpleJavaMailer implements Mailer {

    private final Fields config;
    private final org.simplejavamail.api.mailer.Mailer mailer;

    SimpleJavaMailer(Fields config) {
        this.config = config;
        var builder = MailerBuilder.withSMTPServer(config.text("host"), (int) config.number("port"))
                .withTransportStrategy(
                        config.text("tls").equals("TLS") ? TransportStrategy.SMTPS : TransportStrategy.SMTP_TLS)
                .withCustomSSLFactoryInstance(TrustedSockets.trusting(config.text("ca")))
                .withConnectionPoolMaxSize((int) config.number("inFlight"));
        if (config.flag("auth")) {
            builder.withSMTPServerUsername(config.text("user")).withSMTPServerPassword(config.text("password"));
        }
        this.mailer = builder.buildMailer();
    }

    @Override
    public void send(long number) {
        CompletableFuture<Void> sent = mailer.sendMail(
                EmailBuilder.startingBlank()
                        .from(config.text("from"))
                        .to(config.text("to"))
                        .withSubject(config.text("subject") + " " + number)
                        .withPlainText(config.text("text"))
                        .withHTMLText(config.text("html"))
                        .buildEmail(),
                false);
        sent.join();
    }

    @Override
    public void close() {
        try {
            mailer.shutdownConnectionPool().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The process ends, and its connections with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
