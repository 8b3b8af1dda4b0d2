package dev.sesame.core.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.out.ProviderHarness.Trouble;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link EmailTransport} does. A transport's author implements {@link #provider()} with a provider under the
 * test's control, and runs this as a JUnit test.
 */
public interface EmailTransportContract {

    /** The provider and the transport of this test: the same one throughout a test, a fresh one for each. */
    ProviderHarness provider();

    @Test
    default void message_arrives_as_it_was_handed_over() {
        OutboundEmail email = Emails.full();

        Receipt receipt = send(email);

        ReceivedEmail received = onlyAccepted();
        assertThat(received.messageId()).isEqualTo(receipt.messageId());
        assertThat(received.from()).isEqualTo("noreply@xn--bcher-kva.example");
        assertThat(received.fromName()).isEqualTo("Größe & Söhne, 株式会社");
        assertThat(received.to()).containsExactly("someone@example.com");
        assertThat(received.replyTo()).containsExactly("help@example.com", "second@example.com");
        assertThat(received.subject()).isEqualTo(email.subject());
        assertThat(received.html()).isEqualToNormalizingNewlines(email.html());
        assertThat(received.text()).isEqualToNormalizingNewlines(email.text());
        assertThat(received.headers()).containsEntry("X-Trace", "abc 123");
        assertThat(received.tags()).containsEntry("usage", "SignIn");
    }

    @Test
    default void html_alone_arrives_without_a_text_part() {
        send(Emails.email("<p>only HTML</p>", null));

        assertThat(onlyAccepted().html()).isEqualToIgnoringNewLines("<p>only HTML</p>");
        assertThat(onlyAccepted().text()).isNull();
    }

    @Test
    default void text_alone_arrives_without_an_html_part() {
        send(Emails.email(null, "only text"));

        assertThat(onlyAccepted().text()).isEqualToIgnoringNewLines("only text");
        assertThat(onlyAccepted().html()).isNull();
    }

    @Test
    default void each_message_gets_an_id_of_its_own() {
        assertThat(send(Emails.PLAIN).messageId())
                .isNotEqualTo(send(Emails.PLAIN).messageId());
    }

    @Test
    default void refused_message_is_permanent() {
        TransportException failure = failureOf(Trouble.REFUSE_MESSAGE);

        assertThat(failure.code()).isEqualTo(ErrorCode.MESSAGE_REJECTED);
        assertThat(failure.kind()).isEqualTo(FailureKind.PERMANENT);
    }

    @Test
    default void refused_credentials_are_a_misconfiguration() {
        assertThat(failureOf(Trouble.REFUSE_CREDENTIALS).reason()).isEqualTo(FailureReason.INVALID_CREDENTIALS);
    }

    @Test
    default void throttled_message_is_transient() {
        assertThat(failureOf(Trouble.THROTTLE).reason()).isEqualTo(FailureReason.THROTTLED);
    }

    @Test
    default void trouble_the_provider_admits_is_transient() {
        assertThat(failureOf(Trouble.UNAVAILABLE).reason()).isEqualTo(FailureReason.PROVIDER_UNAVAILABLE);
    }

    @Test
    default void lost_answer_is_ambiguous() {
        assertThat(failureOf(Trouble.DROP_ANSWER).reason()).isEqualTo(FailureReason.ANSWER_LOST);
    }

    @Test
    default void unreachable_provider_is_transient() {
        try (EmailTransport transport = provider().unreachableTransport()) {
            TransportException failure = catchThrowableOfType(
                    TransportException.class,
                    () -> transport.send(Emails.PLAIN, provider().account()));

            assertThat(failure).as("no provider, but an acceptance").isNotNull();
            assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void failed_message_is_tried_once_and_the_next_one_goes_through(Trouble trouble) {
        failureOf(trouble);

        assertThat(provider().attempts()).isEqualTo(1);
        assertThatCode(() -> send(Emails.PLAIN)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    default void failure_tells_neither_recipient_nor_content_nor_secret(Trouble trouble) {
        for (@Nullable Throwable t = failureOf(trouble); t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain(Emails.MARK);
            var keys = provider().account().keys();
            if (keys != null) {
                assertThat(t.toString()).doesNotContain(keys.secret().reveal());
            }
        }
    }

    @Test
    default void concurrent_messages_arrive_once_each() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(16);
        try {
            List<Future<Receipt>> receipts = IntStream.range(0, 64)
                    .mapToObj(i -> senders.submit(() -> send(Emails.email(null, "message " + i))))
                    .toList();
            for (Future<Receipt> receipt : receipts) {
                receipt.get();
            }
        } finally {
            senders.shutdownNow();
        }

        assertThat(provider().accepted().stream()
                        .map(mail -> String.valueOf(mail.text()).strip()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 64).mapToObj(i -> "message " + i).toList());
    }

    @Test
    default void closed_transport_refuses_to_send() {
        send(Emails.PLAIN);
        provider().transport().close();
        provider().transport().close();

        assertThatThrownBy(() -> send(Emails.PLAIN)).isInstanceOf(IllegalStateException.class);
        assertThat(provider().accepted()).hasSize(1);
    }

    private Receipt send(OutboundEmail email) {
        return provider().transport().send(email, provider().account());
    }

    private ReceivedEmail onlyAccepted() {
        assertThat(provider().accepted()).hasSize(1);
        return provider().accepted().get(0);
    }

    private TransportException failureOf(Trouble trouble) {
        provider().nextMessageMeets(trouble);
        TransportException failure = catchThrowableOfType(TransportException.class, () -> send(Emails.PLAIN));
        assertThat(failure)
                .as("a message that met " + trouble + ", but an acceptance")
                .isNotNull();
        return failure;
    }
}
