package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.out.Emails;
import dev.sesame.simulator.fault.SmtpFault;
import dev.sesame.simulator.fault.SmtpStage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesSmtpOutcomeTest {

    private final SimulatedSes ses = new SimulatedSes();

    @AfterEach
    void close() {
        ses.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONNECT  | 421 Too many concurrent SMTP connections                         | THROTTLED
            CONNECT  | 421 Service not available                                        | PROVIDER_UNAVAILABLE
            CONNECT  | 554 No SMTP service here                                         | UNEXPECTED_ANSWER
            CONNECT  | HTTP/1.1 400 Bad Request                                         | UNEXPECTED_ANSWER
            EHLO     | 421 Service not available                                        | PROVIDER_UNAVAILABLE
            EHLO     | 502 Command not implemented                                      | UNEXPECTED_ANSWER
            STARTTLS | 454 TLS not available due to temporary reason                    | PROVIDER_UNAVAILABLE
            STARTTLS | 501 no                                                           | UNEXPECTED_ANSWER
            AUTH     | 535 Authentication Credentials Invalid                           | INVALID_CREDENTIALS
            AUTH     | 535 Account not subscribed to SES                                | ACCESS_DENIED
            AUTH     | 530 Authentication required                                      | INVALID_CREDENTIALS
            AUTH     | 454 Temporary authentication failure                             | PROVIDER_UNAVAILABLE
            AUTH     | 454 Temporary service failure                                    | PROVIDER_UNAVAILABLE
            MAIL     | 530 Authentication required                                      | INVALID_CREDENTIALS
            MAIL     | 553 <noreply@example.com> Invalid email address                  | CONTENT_REJECTED
            MAIL     | 421 Connection closed by server. Maximum message count per session reached. | PROVIDER_UNAVAILABLE
            MAIL     | 451 Temporary service failure                                    | PROVIDER_UNAVAILABLE
            MAIL     | 503 Bad sequence of commands                                     | UNEXPECTED_ANSWER
            RCPT     | 553 <mark-271828@example.com> address unknown                    | CONTENT_REJECTED
            RCPT     | 550 mark-271828@example.com: no such user                        | CONTENT_REJECTED
            DATA     | 451 Temporary service failure                                    | PROVIDER_UNAVAILABLE
            DATA     | 554 Access denied: User arn:aws:iam::123456789012:user/x is not authorized to perform `ses:SendRawEmail' | ACCESS_DENIED
            MESSAGE  | 451 Temporary service failure                                    | PROVIDER_UNAVAILABLE
            MESSAGE  | 454 Throttling failure: Maximum sending rate exceeded.           | THROTTLED
            MESSAGE  | 454 Throttling failure: Daily message quota exceeded.            | DAILY_QUOTA_EXCEEDED
            MESSAGE  | 454 Temporary service failure                                    | PROVIDER_UNAVAILABLE
            MESSAGE  | 552 Message is too long.                                         | TOO_LARGE
            MESSAGE  | 554 Access denied: User `x' is not authorized to perform `ses:SendRawEmail' | ACCESS_DENIED
            MESSAGE  | 554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: mark-271828@example.com | IDENTITY_NOT_VERIFIED
            MESSAGE  | 554 Message rejected: Custom MAIL FROM domain is not verified.   | MAIL_FROM_NOT_VERIFIED
            MESSAGE  | 554 Message rejected: Sending paused for this account.           | SENDING_PAUSED
            MESSAGE  | 554 Message rejected: Your account has been shut down.           | ACCOUNT_SUSPENDED
            MESSAGE  | 554 Transaction failed: Configuration set nope does not exist.   | RESOURCE_NOT_FOUND
            MESSAGE  | 554 Transaction failed: Invalid header.                          | CONTENT_REJECTED
            MESSAGE  | 421 4.4.2 Timeout waiting for data from client.                  | ANSWER_UNREADABLE
            MESSAGE  | 451 4.4.2 Timeout waiting for data from client.                  | ANSWER_UNREADABLE
            MESSAGE  | 354 go on                                                        | ANSWER_UNREADABLE
            MESSAGE  | 250 Ok                                                           | ANSWER_UNREADABLE
            MESSAGE  | 250 Ok accepted                                                  | ANSWER_UNREADABLE
            MESSAGE  | 250 2.0.0 Ok: queued as 4XyZabc                                  | ANSWER_UNREADABLE
            MESSAGE  | <html>                                                           | ANSWER_UNREADABLE
            """)
    void reply_means_what_it_says(SmtpStage stage, String reply, FailureReason reason) {
        ses.simulator().faults().next(SmtpFault.reply(stage, reply));

        TransportException failure = failure();

        assertThat(failure.reason()).isEqualTo(reason);
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            assertThat(t.toString())
                    .doesNotContain(Emails.MARK, "123456789012", Accounts.SECRET)
                    .doesNotContain("jakarta.mail");
        }
        // One try, and the next message is not in its way.
        assertThat(ses.attempts()).isEqualTo(1);
        assertThat(send()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = SmtpStage.class,
            names = {"CONNECT", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA"})
    void connection_lost_before_the_content_was_not_sent(SmtpStage stage) {
        ses.simulator().faults().next(SmtpFault.drop(stage));

        assertThat(failure().reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(ses.attempts()).isEqualTo(1);
    }

    @Test
    void connection_lost_within_the_content_was_not_sent() {
        ses.simulator().faults().next(SmtpFault.dropBeforeFinalDot());

        TransportException failure = failure(large());

        assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        assertThat(failure).hasMessageContaining("lost before the message was complete");
        assertThat(ses.accepted()).isEmpty();
    }

    @Test
    void tls_that_breaks_before_the_content_was_not_sent() {
        try (RawServer server = RawServer.loggedIn(line -> {
                    line.expect("MAIL FROM:");
                    // A record of TLS 1.2 or 1.3 that nobody has signed.
                    line.sayPastTls("\u0017\u0003\u0003\u0000 " + "x".repeat(32));
                    line.expectSilence();
                });
                SesSmtpTransport transport = server.transport()) {
            TransportException failure = failure(transport);

            assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
            assertThat(failure).hasMessageContaining("lost before the message was complete");
        }
    }

    @Test
    void connection_lost_after_the_final_dot_leaves_it_open() {
        ses.simulator().faults().next(SmtpFault.drop(SmtpStage.MESSAGE));

        TransportException failure = failure(large());

        assertThat(failure.reason()).isEqualTo(FailureReason.ANSWER_LOST);
        assertThat(failure.kind()).isEqualTo(FailureKind.AMBIGUOUS);
    }

    @Test
    void answer_that_takes_too_long_leaves_it_open() {
        ses.simulator().faults().next(SmtpFault.delay(SmtpStage.MESSAGE, Duration.ofMinutes(1)));

        try (SesSmtpTransport impatient = ses.transport(config -> config.answerTimeout(Duration.ofMillis(50)))) {
            assertThat(failure(impatient).reason()).isEqualTo(FailureReason.ANSWER_LOST);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SmtpStage.class,
            names = {"MAIL", "RCPT", "DATA"})
    void reply_that_takes_too_long_before_the_content_was_not_sent(SmtpStage stage) {
        ses.simulator().faults().next(SmtpFault.delay(stage, Duration.ofMinutes(1)));

        try (SesSmtpTransport impatient = ses.transport(config -> config.readTimeout(Duration.ofMillis(50)))) {
            assertThat(failure(impatient).reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SmtpStage.class,
            names = {"CONNECT", "EHLO", "STARTTLS", "AUTH"})
    void server_that_is_slow_to_let_us_in_was_not_reached(SmtpStage stage) {
        ses.simulator().faults().next(SmtpFault.delay(stage, Duration.ofMinutes(1)));

        try (SesSmtpTransport impatient = ses.transport(config -> config.connectTimeout(Duration.ofMillis(500)))) {
            assertThat(failure(impatient).reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        }
    }

    @Test
    void goodbye_after_the_acceptance_takes_nothing_back() {
        ses.simulator().faults().next(SmtpFault.closeAfterAccepting());

        Receipt receipt = send();

        assertThat(ses.accepted()).hasSize(1);
        assertThat(receipt.messageId()).isEqualTo(ses.accepted().get(0).messageId());
        // And the connection that is over costs the next message nothing.
        assertThat(send()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"454 Throttling failure: Maximum sending rate exceeded.", "454 Too fast: throttled"})
    void throttled_message_says_when_to_try_again(String reply) {
        ses.simulator().faults().next(SmtpFault.reply(SmtpStage.MESSAGE, reply));

        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void refused_message_leaves_the_connection_to_the_next() {
        ses.simulator().faults().next(SmtpFault.reply(SmtpStage.RCPT, "550 no"));
        ses.simulator().faults().next(SmtpFault.reply(SmtpStage.MESSAGE, "554 no"));

        failure();
        failure();
        send();

        assertThat(ses.smtp().connectionsOpened()).isEqualTo(1);
    }

    @Test
    void failure_names_the_server_and_quotes_what_is_safe() {
        ses.simulator()
                .faults()
                .next(SmtpFault.reply(
                        SmtpStage.MESSAGE,
                        "554 Message rejected: Email address is not verified. The following identities failed the"
                                + " check in region EU-WEST-1: mark-271828@example.com, \"Subject mark-271828\""));

        assertThat(failure())
                .hasMessageContaining("localhost:" + ses.smtp().port() + " refused the message: 554.")
                .hasMessageContaining("Verify the sender identity in eu-west-1")
                .hasMessageContaining("Message rejected: Email address is not verified");
    }

    @Test
    void failure_quotes_no_recipient_in_another_case_and_no_control_character() {
        ses.simulator()
                .faults()
                .next(SmtpFault.reply(SmtpStage.RCPT, "550 5.1.1 MARK-271828 is unknown \u0085here \u009b31m"));

        assertThat(failure().getMessage())
                .contains("is unknown")
                .doesNotContainIgnoringCase("mark-271828")
                .doesNotContainPattern("\\p{Cc}");
    }

    /** Larger than what the system buffers: the content cannot leave while nobody reads it. */
    private static OutboundEmail large() {
        return Emails.email(null, (Emails.MARK + "\n").repeat(2_000_000));
    }

    private Receipt send() {
        return ses.transport().send(Emails.PLAIN, Accounts.EXAMPLE);
    }

    private TransportException failure() {
        return failure(Emails.PLAIN);
    }

    private TransportException failure(OutboundEmail email) {
        return catchThrowableOfType(
                TransportException.class, () -> ses.transport().send(email, Accounts.EXAMPLE));
    }

    private static TransportException failure(SesSmtpTransport transport) {
        return catchThrowableOfType(TransportException.class, () -> transport.send(Emails.PLAIN, Accounts.EXAMPLE));
    }
}
