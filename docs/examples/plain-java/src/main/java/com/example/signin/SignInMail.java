package com.example.signin;

import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.adapter.sesapi.SesApiTransport;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.service.Sesame;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.UsageType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/** Sends sign-in codes. One for the whole program; safe for concurrent use. */
public final class SignInMail implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SignInMail.class.getName());

    private final EmailTransport transport;
    private final Sesame sesame;

    public SignInMail(ConnectorConfig connector, SesApiConfig ses) {
        transport = new SesApiTransport(ses);
        sesame = Sesame.builder(ConnectorSource.of(connector), transport).build();
    }

    /** Sends the code and waits for the outcome: some milliseconds, or seconds if it is tried again. */
    public Outcome send(String address, String code) {
        try {
            SendRequest request = SendRequest.builder(Mailbox.parse(address), UsageType.SIGN_IN)
                    .payload(Payload.of(Map.of("code", code)))
                    .build();
            SentEmail sent = sesame.sendEmail().send(request);
            LOG.log(Level.INFO, "SES accepted {0}", sent.receipt().messageId());
            return Outcome.ACCEPTED;
        } catch (ConnectorException e) {
            // Neither names the recipient nor holds the code.
            LOG.log(Level.WARNING, "{0}: {1}", e.code().id(), e.getMessage());
            return Outcome.of(e.kind());
        }
    }

    @Override
    public void close() {
        sesame.close();
        transport.close();
    }
}
