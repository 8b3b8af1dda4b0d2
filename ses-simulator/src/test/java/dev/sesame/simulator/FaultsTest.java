package dev.sesame.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class FaultsTest {

    private final SesSimulator simulator = SesSimulator.start();
    private final SesV2Client ses = SesClients.of(simulator);

    @AfterEach
    void close() {
        ses.close();
        simulator.close();
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(SesError.sendingRateExceeded(), TooManyRequestsException.class),
                Arguments.of(SesError.dailyQuotaExceeded(), TooManyRequestsException.class),
                Arguments.of(SesError.accountSuspended(), AccountSuspendedException.class),
                Arguments.of(SesError.badRequest("Missing domain"), BadRequestException.class),
                Arguments.of(SesError.badRequest(null), BadRequestException.class),
                Arguments.of(SesError.limitExceeded(), LimitExceededException.class),
                Arguments.of(SesError.mailFromDomainNotVerified(), MailFromDomainNotVerifiedException.class),
                Arguments.of(SesError.messageRejected("Message contains a virus."), MessageRejectedException.class),
                Arguments.of(SesError.configurationSetNotFound("x"), NotFoundException.class),
                Arguments.of(SesError.sendingPaused(), SendingPausedException.class),
                Arguments.of(SesError.unknownAccessKey(), SesV2Exception.class),
                Arguments.of(SesError.signatureMismatch(), SesV2Exception.class),
                Arguments.of(SesError.expiredToken(), SesV2Exception.class),
                Arguments.of(SesError.requestExpired(), SesV2Exception.class),
                Arguments.of(SesError.accessDenied(), SesV2Exception.class),
                Arguments.of(SesError.internalFailure(), SesV2Exception.class),
                Arguments.of(SesError.serviceUnavailable(), SesV2Exception.class),
                Arguments.of(SesError.of(403, "InvalidClientTokenId", "No such key."), SesV2Exception.class),
                Arguments.of(SesError.of(418, "TeapotException", "Ünïcode \"quoted\""), SesV2Exception.class));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void error_arrives_as_the_exception_of_the_sdk(SesError error, Class<? extends SesV2Exception> exception) {
        simulator.faults().next(Fault.error(error));

        assertThatThrownBy(this::send)
                .isExactlyInstanceOf(exception)
                .isInstanceOfSatisfying(SesV2Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(error.status());
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(error.type());
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(error.message());
                    assertThat(e.requestId()).isNotBlank();
                });
        assertThat(simulator.mailbox().messages()).isEmpty();
    }

    @Test
    void queued_faults_are_met_in_order_and_as_often_as_asked() {
        simulator.faults().next(2, Fault.throttled()).next(Fault.error(SesError.serviceUnavailable()));

        assertThatThrownBy(this::send).hasMessageContaining("Maximum sending rate exceeded.");
        assertThatThrownBy(this::send).hasMessageContaining("Maximum sending rate exceeded.");
        assertThatThrownBy(this::send).hasMessageContaining("temporary failure");
        send();

        assertThat(simulator.mailbox().accepted()).isEqualTo(1);
    }

    @Test
    void fault_for_every_send_lasts_until_it_is_cleared() {
        simulator.faults().always(Fault.throttled());
        assertThatThrownBy(this::send).isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(this::send).isInstanceOf(TooManyRequestsException.class);

        simulator.faults().clear();
        send();

        assertThat(simulator.mailbox().accepted()).isEqualTo(1);
    }

    @Test
    void fault_of_one_recipient_spares_the_others() {
        simulator.faults().forRecipient("bob@example.com", Fault.error(SesError.messageRejected("No.")));

        assertThatThrownBy(() -> ses.sendEmail(SesClients.message("Bob <BOB@example.com>")))
                .isInstanceOf(MessageRejectedException.class);
        send();

        assertThat(simulator.mailbox().messages()).hasSize(1);
    }

    @Test
    void fault_of_one_recipient_is_met_by_raw_messages_too() {
        simulator.faults().forRecipients(address -> address.startsWith("bob@"), Fault.throttled());
        String mime = "From: noreply@example.com\r\nTo: ann@example.com\r\nCc: Bob <bob@example.com>\r\n\r\nx";

        assertThatThrownBy(() -> ses.sendEmail(
                        mail -> mail.content(content -> content.raw(raw -> raw.data(SdkBytes.fromUtf8String(mime))))))
                .isInstanceOf(TooManyRequestsException.class);
    }

    @Test
    void send_fault_does_not_touch_other_calls() {
        simulator.faults().next(Fault.throttled());

        assertThat(ses.getAccount(account -> {}).sendingEnabled()).isTrue();

        assertThatThrownBy(this::send).isInstanceOf(TooManyRequestsException.class);
    }

    @Test
    void fault_of_an_operation_is_met_by_its_calls() {
        simulator.faults().forOperation("GetAccount", Fault.error(SesError.accessDenied()));

        assertThatThrownBy(() -> ses.getAccount(account -> {})).hasMessageContaining("is not authorized to perform");
        send();
    }

    @Test
    void connection_dropped_before_accepting_leaves_no_mail() {
        simulator.faults().next(Fault.dropBeforeAccepting());

        assertThatThrownBy(this::send).isInstanceOf(SdkClientException.class).hasRootCauseInstanceOf(IOException.class);

        assertThat(simulator.mailbox().messages()).isEmpty();
    }

    @Test
    void connection_dropped_after_accepting_leaves_the_mail() {
        simulator.faults().next(Fault.dropAfterAccepting());

        assertThatThrownBy(this::send).isInstanceOf(SdkClientException.class).hasRootCauseInstanceOf(IOException.class);

        assertThat(simulator.mailbox().messages()).hasSize(1);
    }

    @Test
    void cut_answer_leaves_the_mail() {
        simulator.faults().next(Fault.cutAnswer());

        assertThatThrownBy(this::send).isInstanceOf(SdkClientException.class);

        assertThat(simulator.mailbox().messages()).hasSize(1);
    }

    @Test
    void answer_that_is_not_json_leaves_the_mail() {
        simulator.faults().next(Fault.notJson());

        assertThatThrownBy(this::send).isInstanceOf(SdkClientException.class);

        assertThat(simulator.mailbox().messages()).hasSize(1);
    }

    @Test
    void answer_without_a_message_id_leaves_the_mail() {
        simulator.faults().next(Fault.noMessageId());

        assertThat(ses.sendEmail(SesClients.message()).messageId()).isNull();

        assertThat(simulator.mailbox().messages()).hasSize(1);
    }

    @Test
    void html_error_page_leaves_no_mail() {
        simulator.faults().next(Fault.htmlErrorPage());

        assertThatThrownBy(this::send).isInstanceOfSatisfying(SesV2Exception.class, e -> assertThat(e.statusCode())
                .isEqualTo(500));

        assertThat(simulator.mailbox().messages()).isEmpty();
    }

    @Test
    void late_answer_is_too_late_for_an_impatient_client() {
        simulator.faults().next(Fault.delay(Duration.ofMinutes(5)));

        assertThatThrownBy(() -> ses.sendEmail(SesClients.message().toBuilder()
                        .overrideConfiguration(call -> call.apiCallTimeout(Duration.ofMillis(300)))
                        .build()))
                .isInstanceOf(SdkClientException.class);

        assertThat(simulator.mailbox().messages()).hasSize(1);
    }

    @Test
    void late_answer_arrives_whole() {
        simulator.faults().next(Fault.delay(Duration.ofMillis(50)));
        long start = System.nanoTime();

        send();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void slow_answer_arrives_whole() {
        simulator.faults().next(Fault.slowAnswer(Duration.ofMillis(100)));

        assertThat(ses.sendEmail(SesClients.message()).messageId())
                .isEqualTo(simulator.mailbox().messages().get(0).id());
    }

    @Test
    void many_late_answers_wait_side_by_side() throws Exception {
        simulator.faults().always(Fault.delay(Duration.ofMillis(200)));
        ExecutorService clients = Executors.newFixedThreadPool(64);
        long start = System.nanoTime();
        try {
            for (Future<?> sent : clients.invokeAll(Collections.nCopies(64, Executors.callable(this::send)))) {
                sent.get();
            }
        } finally {
            clients.shutdownNow();
        }

        assertThat(simulator.mailbox().accepted()).isEqualTo(64);
        // One after the other they would take 12 seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void refused_message_is_refused_whatever_the_fault() {
        simulator.faults().next(Fault.dropAfterAccepting());

        assertThatThrownBy(() -> ses.sendEmail(SesClients.message("nobody"))).isInstanceOf(BadRequestException.class);

        assertThat(simulator.mailbox().messages()).isEmpty();
    }

    @Test
    void unsigned_request_meets_no_fault() {
        simulator.faults().next(Fault.throttled());
        URI send = simulator.apiEndpoint().resolve(SignedHttp.SEND);

        HttpResponse<String> answer = SignedHttp.send("POST", send, Map.of(), "{}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThatThrownBy(this::send).isInstanceOf(TooManyRequestsException.class);
    }

    private void send() {
        ses.sendEmail(SesClients.message());
    }
}
