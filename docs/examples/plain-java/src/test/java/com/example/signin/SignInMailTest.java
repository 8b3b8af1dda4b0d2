package com.example.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.message.Outcome;
import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.fault.Fault;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInMailTest {

    private final SesSimulator ses = SesSimulator.start();
    private final SignInMail mail = new SignInMail(
            ConnectorConfig.parse(Map.of(
                    "region",
                    "eu-west-1",
                    "accessKeyId",
                    Credential.EXAMPLE.accessKeyId(),
                    "accessKeySecret",
                    Credential.EXAMPLE.secret(),
                    "emailAddress",
                    "Example <noreply@example.com>")),
            SesApiConfig.builder().endpoint(ses.apiEndpoint()).build());

    @AfterEach
    void close() {
        mail.close();
        ses.close();
    }

    @Test
    void code_is_accepted() {
        assertEquals(Outcome.ACCEPTED, mail.send("someone@example.com", "123456"));

        assertEquals(1, ses.mailbox().accepted());
        assertTrue(ses.mailbox().messages().get(0).text().contains("123456"));
    }

    @Test
    void what_ses_refuses_is_rejected() {
        ses.faults().next(Fault.error(400, "MessageRejected", "Email address is not verified."));

        assertEquals(Outcome.REJECTED, mail.send("someone@example.com", "123456"));
    }

    @Test
    void what_is_no_address_is_rejected() {
        assertEquals(Outcome.REJECTED, mail.send("someone", "123456"));
    }

    @Test
    void what_a_second_try_gets_through_is_accepted() {
        ses.faults().next(Fault.error(503, "ServiceUnavailableException", "Try again later."));

        assertEquals(Outcome.ACCEPTED, mail.send("someone@example.com", "123456"));
    }

    @Test
    void what_no_try_gets_through_is_not_sent() {
        ses.faults().always(Fault.error(503, "ServiceUnavailableException", "Try again later."));

        assertEquals(Outcome.NOT_SENT, mail.send("someone@example.com", "123456"));
        assertEquals(0, ses.mailbox().accepted());
    }

    @Test
    void what_is_never_answered_is_unknown_and_sent_once() {
        ses.faults().next(Fault.dropAfterAccepting());

        assertEquals(Outcome.UNKNOWN, mail.send("someone@example.com", "123456"));
        assertEquals(1, ses.mailbox().accepted());
    }
}
