package dev.sesame.core.port.out;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.connector.SendingAccount.AccessKeys;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Mailbox;
import java.util.List;
import java.util.function.UnaryOperator;

/** A provider that is nothing but its transport, which may be wrapped into one that does something wrong. */
final class InMemoryProvider implements ProviderHarness {

    private static final SendingAccount ACCOUNT = new SendingAccount(
            "eu-west-1", new AccessKeys("AKIAIOSFODNN7EXAMPLE", Secret.of("a-secret-key"), null), null);

    private final InMemoryEmailTransport memory = new InMemoryEmailTransport();
    private final UnaryOperator<EmailTransport> wrapping;
    private final EmailTransport transport;

    InMemoryProvider() {
        this(UnaryOperator.identity());
    }

    InMemoryProvider(UnaryOperator<EmailTransport> wrapping) {
        this.wrapping = wrapping;
        this.transport = wrapping.apply(memory);
    }

    @Override
    public EmailTransport transport() {
        return transport;
    }

    @Override
    public EmailTransport unreachableTransport() {
        InMemoryEmailTransport unreachable = new InMemoryEmailTransport();
        unreachable.failNext(failure(FailureReason.CONNECTION_FAILED));
        return wrapping.apply(unreachable);
    }

    @Override
    public SendingAccount account() {
        return ACCOUNT;
    }

    @Override
    public void nextMessageMeets(Trouble trouble) {
        memory.failNext(failure(
                switch (trouble) {
                    case REFUSE_MESSAGE -> FailureReason.CONTENT_REJECTED;
                    case REFUSE_CREDENTIALS -> FailureReason.INVALID_CREDENTIALS;
                    case THROTTLE -> FailureReason.THROTTLED;
                    case UNAVAILABLE -> FailureReason.PROVIDER_UNAVAILABLE;
                    case DROP_ANSWER -> FailureReason.ANSWER_LOST;
                }));
    }

    @Override
    public int attempts() {
        return memory.attempts();
    }

    @Override
    public List<ReceivedEmail> accepted() {
        return memory.accepted().stream().map(InMemoryProvider::received).toList();
    }

    private static TransportException failure(FailureReason reason) {
        return new TransportException(reason, "told to fail: " + reason.id(), null);
    }

    private static ReceivedEmail received(InMemoryEmailTransport.Accepted accepted) {
        var email = accepted.email();
        return new ReceivedEmail(
                accepted.messageId(),
                email.from().address(),
                email.from().name(),
                List.of(email.to().address()),
                email.replyTo().stream().map(Mailbox::address).toList(),
                email.subject(),
                email.html(),
                email.text(),
                email.headers(),
                email.tags());
    }
}
