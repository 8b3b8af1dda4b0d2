package com.example.signin;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.Outcome;
import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.UsageType;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Sends sign-in codes. */
@Service
class SignInMail {

    private static final Logger LOG = LoggerFactory.getLogger(SignInMail.class);

    private final SendEmail sendEmail;

    SignInMail(SendEmail sendEmail) {
        this.sendEmail = sendEmail;
    }

    /** Sends the code in this language, and waits for the outcome. */
    Outcome send(String address, String code, Locale language) {
        try {
            SendRequest request = SendRequest.builder(Mailbox.parse(address), UsageType.SIGN_IN)
                    .locale(LanguageTag.parse(language.toLanguageTag()).orElse(null))
                    .payload(Payload.of(Map.of("code", code)))
                    .build();
            SentEmail sent = sendEmail.send(request);
            LOG.info("SES accepted {}", sent.receipt().messageId());
            return Outcome.ACCEPTED;
        } catch (ConnectorException e) {
            // Neither names the recipient nor holds the code.
            LOG.warn("{}: {}", e.code().id(), e.getMessage());
            return Outcome.of(e.kind());
        }
    }
}
