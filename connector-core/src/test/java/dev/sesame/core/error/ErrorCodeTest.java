package dev.sesame.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorCodeTest {

    /** Callers have written these down: neither an id nor a kind ever changes. */
    @ParameterizedTest
    @CsvSource({
        "invalid_request,         PERMANENT",
        "invalid_config,          PERMANENT",
        "connector_not_found,     PERMANENT",
        "template_not_found,      PERMANENT",
        "missing_variables,       PERMANENT",
        "invalid_value,           PERMANENT",
        "link_not_allowed,        PERMANENT",
        "message_too_large,       PERMANENT",
        "expired,                 PERMANENT",
        "precondition_failed,     PERMANENT",
        "read_only,               PERMANENT",
        "already_exists,          PERMANENT",
        "last_admin,              PERMANENT",
        "not_resendable,          PERMANENT",
        "superseded,              PERMANENT",
        "recipient_suppressed,    PERMANENT",
        "idempotency_key_reused,  PERMANENT",
        "message_rejected,        PERMANENT",
        "transport_misconfigured, PERMANENT",
        "not_sent,                TRANSIENT",
        "idempotency_key_in_flight, TRANSIENT",
        "too_many_messages,       TRANSIENT",
        "store_unavailable,       TRANSIENT",
        "outcome_unknown,         AMBIGUOUS"
    })
    void code_has_its_id_and_kind(String id, FailureKind kind) {
        assertThat(Stream.of(ErrorCode.values()).filter(code -> code.id().equals(id)))
                .singleElement()
                .extracting(ErrorCode::kind)
                .isEqualTo(kind);
    }

    @Test
    void no_code_was_forgotten() {
        assertThat(ErrorCode.values()).hasSize(24);
    }

    @ParameterizedTest
    @EnumSource
    void reason_belongs_to_a_code_of_transports(FailureReason reason) {
        assertThat(reason.code())
                .isIn(
                        ErrorCode.MESSAGE_REJECTED,
                        ErrorCode.TRANSPORT_MISCONFIGURED,
                        ErrorCode.NOT_SENT,
                        ErrorCode.OUTCOME_UNKNOWN);
        assertThat(reason.id()).matches("[a-z]+(_[a-z]+)*");
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED,TRANSIENT",
        "DAILY_QUOTA_EXCEEDED,TRANSIENT",
        "PROVIDER_UNAVAILABLE,TRANSIENT",
        "CONNECTION_FAILED,TRANSIENT",
        "CONNECTIONS_BUSY,TRANSIENT",
        "TRANSPORT_PAUSED,TRANSIENT",
        "ANSWER_LOST,AMBIGUOUS",
        "ANSWER_UNREADABLE,AMBIGUOUS"
    })
    void what_may_be_tried_again_is_told_from_what_may_have_been_sent(FailureReason reason, FailureKind kind) {
        assertThat(new TransportException(reason, "failed", null).kind()).isEqualTo(kind);
    }

    @Test
    void everything_else_a_transport_reports_is_permanent() {
        assertThat(Stream.of(FailureReason.values())
                        .filter(reason -> reason.code().kind() != FailureKind.PERMANENT))
                .hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED,LIMIT",
        "DAILY_QUOTA_EXCEEDED,LIMIT",
        "PROVIDER_UNAVAILABLE,TRANSPORT",
        "CONNECTION_FAILED,TRANSPORT",
        "CONNECTIONS_BUSY,LOAD",
        "TRANSPORT_PAUSED,TRANSPORT",
        "ANSWER_LOST,TRANSPORT",
        "ANSWER_UNREADABLE,TRANSPORT",
        "INVALID_CREDENTIALS,SETUP",
        "NO_CREDENTIALS,SETUP",
        "ACCESS_DENIED,SETUP",
        "CLOCK_SKEW,SETUP",
        "SENDING_PAUSED,SETUP",
        "ACCOUNT_SUSPENDED,SETUP",
        "UNEXPECTED_ANSWER,SETUP",
        "CERTIFICATE_REJECTED,SETUP",
        "RESOURCE_NOT_FOUND,MESSAGE",
        "MAIL_FROM_NOT_VERIFIED,MESSAGE",
        "LIMIT_EXCEEDED,MESSAGE",
        "IDENTITY_NOT_VERIFIED,MESSAGE",
        "CONTENT_REJECTED,MESSAGE",
        "TOO_LARGE,MESSAGE"
    })
    void reason_says_what_becomes_of_other_messages(FailureReason reason, FailureScope scope) {
        assertThat(reason.scope()).isEqualTo(scope);
    }

    @Test
    void no_scope_was_forgotten() {
        assertThat(FailureReason.values()).hasSize(22);
    }

    static Stream<ConnectorException> exceptions() {
        List<Problem> problems = List.of(new Problem("/a", "is wrong"), new Problem("", "as a whole"));
        return Stream.of(
                InvalidInputException.request(problems),
                InvalidInputException.config(problems),
                new InvalidAddressException("is empty"),
                new UnsendableException(ErrorCode.TEMPLATE_NOT_FOUND, "none"),
                new UnsendableException(ErrorCode.MISSING_VARIABLES, "none", problems),
                new TransportException(FailureReason.THROTTLED, "slow", Duration.ofSeconds(1), "r-1", null),
                new TryLaterException(ErrorCode.TOO_MANY_MESSAGES, "wait", Duration.ofSeconds(1)),
                StoreException.unavailable("full", null),
                StoreException.unknown("lost", null));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void exception_has_a_message_and_the_kind_of_its_code(ConnectorException exception) {
        assertThat(exception.getMessage()).isNotBlank();
        assertThat(exception.kind()).isEqualTo(exception.code().kind());
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void exception_survives_serialization(ConnectorException exception) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ConnectorException copy = (ConnectorException) in.readObject();

            assertThat(copy).hasMessage(exception.getMessage());
            assertThat(copy.code()).isEqualTo(exception.code());
        }
    }

    @Test
    void request_id_is_told_and_appended_to_the_message() {
        TransportException failure = new TransportException(
                FailureReason.CONTENT_REJECTED,
                "SES refused the message",
                null,
                "7c19",
                new IllegalStateException("x"));

        assertThat(failure)
                .hasMessage("SES refused the message [aws-request-id: 7c19]")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(failure.requestId()).contains("7c19");
        assertThat(failure.retryAfter()).isEmpty();
        assertThat(failure.reason()).isEqualTo(FailureReason.CONTENT_REJECTED);
        assertThat(failure.code()).isEqualTo(ErrorCode.MESSAGE_REJECTED);
    }

    @Test
    void failure_without_an_answer_has_no_request_id() {
        TransportException failure = new TransportException(FailureReason.CONNECTION_FAILED, "no route", null);

        assertThat(failure).hasMessage("no route");
        assertThat(failure.requestId()).isEmpty();
    }

    @Test
    void hint_is_kept() {
        assertThat(new TransportException(FailureReason.THROTTLED, "slow", Duration.ofSeconds(3), null, null)
                        .retryAfter())
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void every_problem_is_in_the_message_and_in_the_list() {
        List<Problem> problems = new ArrayList<>(List.of(new Problem("/a/0", "is wrong"), new Problem("", "is empty")));
        InvalidInputException rejection = InvalidInputException.request(problems);
        problems.clear();

        assertThat(rejection).hasMessage("The request is not valid: /a/0: is wrong; is empty");
        assertThat(rejection.problems()).hasSize(2);
        assertThat(rejection.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(InvalidInputException.config(rejection.problems()).code()).isEqualTo(ErrorCode.INVALID_CONFIG);
    }
}
