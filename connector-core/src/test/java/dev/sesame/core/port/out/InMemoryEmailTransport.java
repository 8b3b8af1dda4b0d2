package dev.sesame.core.port.out;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A transport that keeps what it is handed, and fails as it is told: for tests of what sends. */
public final class InMemoryEmailTransport implements EmailTransport {

    /**
     * A message that was accepted.
     *
     * @param email the message
     * @param account the account it was sent on
     * @param messageId the id it was given
     */
    public record Accepted(OutboundEmail email, SendingAccount account, String messageId) {}

    private final String name;
    private final List<Accepted> accepted = new ArrayList<>();
    private final Deque<TransportException> failures = new ArrayDeque<>();
    private int attempts;
    private boolean closed;

    public InMemoryEmailTransport() {
        this("in-memory");
    }

    public InMemoryEmailTransport(String name) {
        this.name = name;
    }

    /** Fails the next message that has no failure yet with this. */
    public synchronized void failNext(TransportException failure) {
        failures.add(failure);
    }

    /** How many messages it was handed, whatever became of them. */
    public synchronized int attempts() {
        return attempts;
    }

    /** What it accepted, in order. */
    public synchronized List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** The last message it accepted. */
    public synchronized OutboundEmail last() {
        return accepted.get(accepted.size() - 1).email();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Receipt send(OutboundEmail email, SendingAccount account) {
        if (closed) {
            throw new IllegalStateException("the transport is closed");
        }
        attempts++;
        TransportException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        String messageId = name + "-" + attempts;
        accepted.add(new Accepted(email, account, messageId));
        return new Receipt(messageId);
    }

    @Override
    public Map<String, Object> describe(OutboundEmail email) {
        return Map.of(
                "From",
                email.from().header(),
                "Text",
                Optional.ofNullable(email.text()).orElse(""));
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
