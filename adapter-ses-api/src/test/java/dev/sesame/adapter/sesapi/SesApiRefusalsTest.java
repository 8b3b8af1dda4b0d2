package dev.sesame.adapter.sesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.port.out.Emails;
import dev.sesame.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SES says when it refuses, and what we make of it. */
class SesApiRefusalsTest {

    private final SimulatedSes ses = new SimulatedSes();

    @AfterEach
    void close() {
        ses.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void answer_of_a_gateway_of_aws_is_ambiguous(int status) {
        TransportException failure = failure(Fault.error(status, "GatewayTimeout", null), email("someone@example.com"));

        assertThat(failure.reason()).isEqualTo(FailureReason.ANSWER_UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 | MessageRejected | Email address is not verified. | IDENTITY_NOT_VERIFIED | Verify the sender identity in eu-west-1, and the recipient too
        400 | MessageRejected | Transaction failed: Virus found | CONTENT_REJECTED | AWS says: Transaction failed: Virus found
        400 | MessageRejected |  | CONTENT_REJECTED | Correct the message
        400 | BadRequestException | Message length is more than 41943040 bytes long | TOO_LARGE | smaller
        413 | RequestEntityTooLarge | | TOO_LARGE | smaller
        400 | BadRequestException | Missing final '@domain' | CONTENT_REJECTED | AWS says: Missing final …
        400 | MailFromDomainNotVerifiedException | | MAIL_FROM_NOT_VERIFIED | MAIL FROM
        400 | AccountSuspendedException | | ACCOUNT_SUSPENDED | eu-west-1
        400 | SendingPausedException | | SENDING_PAUSED | Resume sending in eu-west-1
        404 | NotFoundException | Configuration set <cs> does not exist. | RESOURCE_NOT_FOUND | Create the configuration set cs or the tenant t1 in eu-west-1
        400 | LimitExceededException | There are too many instances | LIMIT_EXCEEDED | higher limit
        400 | LimitExceededException | Daily message quota exceeded. | DAILY_QUOTA_EXCEEDED | 24 hours
        429 | TooManyRequestsException | Maximum sending rate exceeded. | THROTTLED | slower
        429 | TooManyRequestsException | Daily message quota exceeded. | DAILY_QUOTA_EXCEEDED | 24 hours
        400 | ThrottlingException | Rate exceeded | THROTTLED | slower
        429 | SomethingNew | | THROTTLED | slower
        403 | UnrecognizedClientException | The security token included in the request is invalid. | INVALID_CREDENTIALS | access key id
        403 | InvalidClientTokenId | | INVALID_CREDENTIALS | access key id
        403 | SignatureDoesNotMatch | The request signature we calculated does not match | INVALID_CREDENTIALS | secret access key
        403 | InvalidSignatureException | The request signature we calculated does not match | INVALID_CREDENTIALS | secret access key
        403 | ExpiredTokenException | The security token included in the request is expired | INVALID_CREDENTIALS | session token
        403 | ExpiredToken | | INVALID_CREDENTIALS | session token
        403 | InvalidSignatureException | Signature expired: 20261121T000000Z is now earlier than 20261121T010000Z | CLOCK_SKEW | clock
        403 | SignatureDoesNotMatch | Signature not yet current: 20261121T000000Z | CLOCK_SKEW | clock
        400 | RequestExpired | | CLOCK_SKEW | clock
        403 | AccessDeniedException | User: arn:aws:iam::123456789012:user/x is not authorized to perform: ses:SendEmail | ACCESS_DENIED | Allow ses:SendEmail on the sender identity in eu-west-1. AWS says: User: arn:aws:iam::…:user/x is not
        500 | InternalFailure | | PROVIDER_UNAVAILABLE | try again
        503 | ServiceUnavailable | | PROVIDER_UNAVAILABLE | try again
        404 | UnknownOperationException | | UNEXPECTED_ANSWER | endpoint
        400 | SomethingNew | Surprise | CONTENT_REJECTED | AWS says: Surprise
        403 | SomethingNew | Surprise | UNEXPECTED_ANSWER | endpoint
        """)
    void error_of_ses_becomes_a_reason_and_an_advice(
            int status, String code, @Nullable String text, FailureReason reason, String advice) {
        TransportException failure = failure(Fault.error(status, code, text), email("someone@example.com"));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure)
                .hasMessageStartingWith("SES refused the message: " + code + " (HTTP " + status + "). ")
                .hasMessageContaining(advice)
                .hasMessageEndingWith("[aws-request-id: " + failure.requestId().orElseThrow() + "]");
        assertThat(ses.attempts()).isEqualTo(1);
    }

    @Test
    void unverified_sender_is_named_as_such() {
        ses.simulator().account().identitiesRequired(true).verify("someone@example.com");

        assertThat(failure(email("someone@example.com")))
                .hasMessageContaining("MessageRejected (HTTP 400). Verify the sender identity in eu-west-1. [aws");
    }

    @Test
    void unverified_recipient_is_the_sandbox() {
        ses.simulator().account().sandbox(true).verify(Emails.PLAIN.from().address());

        TransportException failure = failure(email("someone@example.com"));

        assertThat(failure.reason()).isEqualTo(FailureReason.IDENTITY_NOT_VERIFIED);
        assertThat(failure).hasMessageContaining("SES sandbox in eu-west-1 and the recipient is not verified");
    }

    @Test
    void wait_is_short_for_the_rate_and_long_for_the_quota() {
        assertThat(failure(Fault.throttled(), Emails.PLAIN).retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(failure(Fault.dailyQuotaExceeded(), Emails.PLAIN).retryAfter())
                .contains(Duration.ofMinutes(15));
    }

    @Test
    void refused_signature_is_not_quoted_since_it_repeats_the_session_token() {
        String text = "The Canonical String should have been POST\nx-amz-security-token:the-token\n";

        TransportException failure = failure(Fault.error(403, "SignatureDoesNotMatch", text), Emails.PLAIN);

        for (Throwable t = failure; t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain("the-token");
        }
    }

    @Test
    void what_ses_quotes_of_the_message_stays_out() {
        String text = "Illegal address 'Mr " + Emails.MARK + "' <" + Emails.MARK + "@example.com>, code 271828, "
                + Emails.PLAIN.subject() + " and " + Emails.MARK + " https://x.example/" + Emails.MARK;

        TransportException failure = failure(Fault.error(400, "BadRequestException", text), Emails.PLAIN);

        assertThat(failure).hasMessageContaining("AWS says: Illegal address … …, code …, … and … …");
        for (Throwable t = failure; t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain(Emails.MARK).doesNotContain("271828");
        }
    }

    @Test
    void cause_keeps_the_class_and_the_trace_of_what_the_sdk_threw() {
        TransportException failure = failure(Fault.throttled(), Emails.PLAIN);

        Throwable cause = Objects.requireNonNull(failure.getCause());
        assertThat(cause)
                .hasMessageContaining("sesv2.model.TooManyRequestsException: TooManyRequestsException (HTTP 429)");
        assertThat(cause.getStackTrace()[0].getClassName()).startsWith("software.amazon.awssdk.");
    }

    private TransportException failure(Fault fault, OutboundEmail email) {
        ses.simulator().faults().next(fault);
        return failure(email);
    }

    private TransportException failure(OutboundEmail email) {
        return catchThrowableOfType(
                TransportException.class, () -> ses.transport().send(email, Accounts.EXAMPLE));
    }

    private static OutboundEmail email(String to) {
        return new OutboundEmail(
                "id",
                Emails.PLAIN.from(),
                Mailbox.parse(to),
                List.of(),
                "s",
                null,
                "t",
                Map.of(),
                Map.of(),
                new SesOptions(null, null, null, "cs", "t1", null));
    }
}
