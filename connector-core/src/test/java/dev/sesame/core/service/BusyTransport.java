package dev.sesame.core.service;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.out.EmailTransport;
import java.util.Map;

/** A transport that does something before it hands a message on: to take time, to wait, to die. */
final class BusyTransport implements EmailTransport {

    private final EmailTransport next;
    private volatile Runnable first = () -> {};

    BusyTransport(EmailTransport next) {
        this.next = next;
    }

    /** From now on this comes first. */
    void first(Runnable action) {
        first = action;
    }

    @Override
    public String name() {
        return next.name();
    }

    @Override
    public Receipt send(OutboundEmail email, SendingAccount account) {
        first.run();
        return next.send(email, account);
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
