package dev.sesame.core.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.out.ProviderHarness.Trouble;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit's tests fail on a transport that does one thing wrong: each fault has the test that finds it. */
class EmailTransportContractTest {

    /** What a transport does wrong, and the test that must find it, with its trouble if it takes one. */
    record Fault(
            String name,
            UnaryOperator<EmailTransport> transport,
            String test,
            @Nullable Trouble trouble) {

        /** Runs the test against this provider. */
        void run(ProviderHarness provider) throws Throwable {
            EmailTransportContract kit = () -> provider;
            try {
                if (trouble == null) {
                    EmailTransportContract.class.getMethod(test).invoke(kit);
                } else {
                    EmailTransportContract.class.getMethod(test, Trouble.class).invoke(kit, trouble);
                }
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault(
                        "drops Reply-To",
                        changing(e ->
                                with(e, e.from(), List.of(), e.subject(), e.html(), e.text(), e.headers(), e.tags())),
                        "message_arrives_as_it_was_handed_over",
                        null),
                new Fault(
                        "drops the tags",
                        changing(e ->
                                with(e, e.from(), e.replyTo(), e.subject(), e.html(), e.text(), e.headers(), Map.of())),
                        "message_arrives_as_it_was_handed_over",
                        null),
                new Fault(
                        "drops headers",
                        changing(e ->
                                with(e, e.from(), e.replyTo(), e.subject(), e.html(), e.text(), Map.of(), e.tags())),
                        "message_arrives_as_it_was_handed_over",
                        null),
                new Fault(
                        "drops the sender's name",
                        changing(e -> with(
                                e,
                                new Mailbox("", e.from().address()),
                                e.replyTo(),
                                e.subject(),
                                e.html(),
                                e.text(),
                                e.headers(),
                                e.tags())),
                        "message_arrives_as_it_was_handed_over",
                        null),
                new Fault(
                        "reads the subject as Latin-1",
                        changing(e -> with(
                                e,
                                e.from(),
                                e.replyTo(),
                                mojibake(e.subject()),
                                e.html(),
                                e.text(),
                                e.headers(),
                                e.tags())),
                        "message_arrives_as_it_was_handed_over",
                        null),
                new Fault(
                        "eats dots at the start of lines",
                        changing(e -> with(
                                e,
                                e.from(),
                                e.replyTo(),
                                e.subject(),
                                e.html(),
                                e.text() == null ? null : e.text().replace("\n..", "\n."),
                                e.headers(),
                                e.tags())),
                        "message_arrives_as_it_was_handed_over",
                        null),
                new Fault(
                        "adds a text part",
                        changing(e ->
                                with(e, e.from(), e.replyTo(), e.subject(), e.html(), "text", e.headers(), e.tags())),
                        "html_alone_arrives_without_a_text_part",
                        null),
                new Fault(
                        "adds an HTML part",
                        changing(e -> with(
                                e, e.from(), e.replyTo(), e.subject(), "<p>html</p>", e.text(), e.headers(), e.tags())),
                        "text_alone_arrives_without_an_html_part",
                        null),
                new Fault(
                        "gives the same id again",
                        sending((next, email, account) -> {
                            next.send(email, account);
                            return new Receipt("same");
                        }),
                        "each_message_gets_an_id_of_its_own",
                        null),
                new Fault(
                        "gives an id of its own",
                        sending((next, email, account) ->
                                new Receipt("my-" + next.send(email, account).messageId())),
                        "message_arrives_as_it_was_handed_over",
                        null),
                new Fault(
                        "takes a refusal for a throttle",
                        mistaking(FailureReason.CONTENT_REJECTED, FailureReason.THROTTLED),
                        "refused_message_is_permanent",
                        null),
                new Fault(
                        "takes wrong credentials for a refusal",
                        mistaking(FailureReason.INVALID_CREDENTIALS, FailureReason.CONTENT_REJECTED),
                        "refused_credentials_are_a_misconfiguration",
                        null),
                new Fault(
                        "takes a throttle for trouble",
                        mistaking(FailureReason.THROTTLED, FailureReason.PROVIDER_UNAVAILABLE),
                        "throttled_message_is_transient",
                        null),
                new Fault(
                        "takes trouble for a refusal",
                        mistaking(FailureReason.PROVIDER_UNAVAILABLE, FailureReason.CONTENT_REJECTED),
                        "trouble_the_provider_admits_is_transient",
                        null),
                new Fault(
                        "takes a lost answer for a lost connection",
                        mistaking(FailureReason.ANSWER_LOST, FailureReason.CONNECTION_FAILED),
                        "lost_answer_is_ambiguous",
                        null),
                new Fault("takes a lost answer for an acceptance", swallowing(), "lost_answer_is_ambiguous", null),
                new Fault(
                        "takes an unreachable provider for a lost answer",
                        mistaking(FailureReason.CONNECTION_FAILED, FailureReason.ANSWER_LOST),
                        "unreachable_provider_is_transient",
                        null),
                new Fault(
                        "tries again by itself",
                        sending((next, email, account) -> {
                            try {
                                return next.send(email, account);
                            } catch (TransportException e) {
                                return next.send(email, account);
                            }
                        }),
                        "failed_message_is_tried_once_and_the_next_one_goes_through",
                        Trouble.DROP_ANSWER),
                new Fault(
                        "tries again by itself and still fails",
                        sending((next, email, account) -> {
                            try {
                                return next.send(email, account);
                            } catch (TransportException e) {
                                next.send(email, account);
                                throw e;
                            }
                        }),
                        "failed_message_is_tried_once_and_the_next_one_goes_through",
                        Trouble.THROTTLE),
                new Fault(
                        "stays broken after a failure",
                        EmailTransportContractTest::breakingForGood,
                        "failed_message_is_tried_once_and_the_next_one_goes_through",
                        Trouble.DROP_ANSWER),
                new Fault(
                        "tells the recipient",
                        telling((email, account) -> email.to().address()),
                        "failure_tells_neither_recipient_nor_content_nor_secret",
                        Trouble.REFUSE_MESSAGE),
                new Fault(
                        "tells the content",
                        telling((email, account) -> String.valueOf(email.text())),
                        "failure_tells_neither_recipient_nor_content_nor_secret",
                        Trouble.DROP_ANSWER),
                new Fault(
                        "tells the secret",
                        telling((email, account) ->
                                Objects.requireNonNull(account.keys()).secret().reveal()),
                        "failure_tells_neither_recipient_nor_content_nor_secret",
                        Trouble.REFUSE_CREDENTIALS),
                new Fault(
                        "swallows a failure",
                        swallowing(),
                        "failure_tells_neither_recipient_nor_content_nor_secret",
                        Trouble.THROTTLE),
                new Fault(
                        "swallows every failure",
                        swallowing(),
                        "failed_message_is_tried_once_and_the_next_one_goes_through",
                        Trouble.THROTTLE),
                new Fault("swallows that it cannot connect", swallowing(), "unreachable_provider_is_transient", null),
                new Fault(
                        "loses a message now and then", losingEvery(10), "concurrent_messages_arrive_once_each", null),
                new Fault(
                        "sends a message twice now and then",
                        doublingEvery(10),
                        "concurrent_messages_arrive_once_each",
                        null),
                new Fault(
                        "sends after it was closed",
                        EmailTransportContractTest::neverClosing,
                        "closed_transport_refuses_to_send",
                        null),
                new Fault(
                        "cannot be closed twice",
                        EmailTransportContractTest::closingOnce,
                        "closed_transport_refuses_to_send",
                        null));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void fault_is_found(Fault fault) {
        InMemoryProvider provider = new InMemoryProvider(fault.transport());

        assertThatThrownBy(() -> fault.run(provider))
                .isInstanceOfAny(AssertionError.class, IllegalStateException.class, TransportException.class);
    }

    /** Or a fault would be found for want of a provider that works. */
    @ParameterizedTest
    @MethodSource("faults")
    void transport_without_the_fault_passes(Fault fault) {
        InMemoryProvider provider = new InMemoryProvider(sending(EmailTransport::send));

        assertThatCode(() -> fault.run(provider)).doesNotThrowAnyException();
    }

    @Test
    void every_test_of_the_kit_has_a_fault_that_it_finds() {
        assertThat(faults().map(Fault::test).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EmailTransportContract.class.getDeclaredMethods())
                        .filter(Method::isDefault)
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .toList());
    }

    private static UnaryOperator<EmailTransport> changing(UnaryOperator<OutboundEmail> change) {
        return sending((next, email, account) -> next.send(change.apply(email), account));
    }

    private static UnaryOperator<EmailTransport> mistaking(FailureReason is, FailureReason reported) {
        return sending((next, email, account) -> {
            try {
                return next.send(email, account);
            } catch (TransportException e) {
                throw e.reason() == is ? new TransportException(reported, "mistaken", null) : e;
            }
        });
    }

    private static UnaryOperator<EmailTransport> swallowing() {
        return sending((next, email, account) -> {
            try {
                return next.send(email, account);
            } catch (TransportException e) {
                return new Receipt("hoped-for");
            }
        });
    }

    private static UnaryOperator<EmailTransport> telling(Leak leak) {
        return sending((next, email, account) -> {
            try {
                return next.send(email, account);
            } catch (TransportException e) {
                throw new TransportException(
                        e.reason(), "failed", new IllegalStateException("with " + leak.of(email, account)));
            }
        });
    }

    private static EmailTransport breakingForGood(EmailTransport next) {
        return new Wrapped(next, new Sending() {
            private @Nullable TransportException last;

            @Override
            public Receipt send(EmailTransport transport, OutboundEmail email, SendingAccount account) {
                if (last != null) {
                    throw last;
                }
                try {
                    return transport.send(email, account);
                } catch (TransportException e) {
                    last = e;
                    throw e;
                }
            }
        });
    }

    private static UnaryOperator<EmailTransport> losingEvery(int n) {
        AtomicInteger count = new AtomicInteger();
        return sending((next, email, account) ->
                count.incrementAndGet() % n == 0 ? new Receipt("lost") : next.send(email, account));
    }

    private static UnaryOperator<EmailTransport> doublingEvery(int n) {
        AtomicInteger count = new AtomicInteger();
        return sending((next, email, account) -> {
            if (count.incrementAndGet() % n == 0) {
                next.send(email, account);
            }
            return next.send(email, account);
        });
    }

    private static EmailTransport neverClosing(EmailTransport next) {
        return new Wrapped(next, EmailTransport::send) {
            @Override
            public void close() {}
        };
    }

    private static EmailTransport closingOnce(EmailTransport next) {
        return new Wrapped(next, EmailTransport::send) {
            private boolean closed;

            @Override
            public void close() {
                if (closed) {
                    throw new IllegalStateException("closed before");
                }
                closed = true;
                super.close();
            }
        };
    }

    private static UnaryOperator<EmailTransport> sending(Sending sending) {
        return next -> new Wrapped(next, sending);
    }

    private static OutboundEmail with(
            OutboundEmail email,
            Mailbox from,
            List<Mailbox> replyTo,
            String subject,
            @Nullable String html,
            @Nullable String text,
            Map<String, String> headers,
            Map<String, String> tags) {
        return new OutboundEmail(
                email.id(), from, email.to(), replyTo, subject, html, text, headers, tags, email.options());
    }

    private static String mojibake(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** What of a message a failure tells. */
    @FunctionalInterface
    private interface Leak {
        String of(OutboundEmail email, SendingAccount account);
    }

    /** How a wrapped transport sends. */
    @FunctionalInterface
    private interface Sending {
        Receipt send(EmailTransport next, OutboundEmail email, SendingAccount account);
    }

    /** A transport around another. */
    private static class Wrapped implements EmailTransport {

        private final EmailTransport next;
        private final Sending sending;

        Wrapped(EmailTransport next, Sending sending) {
            this.next = next;
            this.sending = sending;
        }

        @Override
        public String name() {
            return next.name();
        }

        @Override
        public Receipt send(OutboundEmail email, SendingAccount account) {
            return sending.send(next, email, account);
        }

        @Override
        public Map<String, Object> describe(OutboundEmail email) {
            return next.describe(email);
        }

        @Override
        public void close() {
            next.close();
        }
    }
}
