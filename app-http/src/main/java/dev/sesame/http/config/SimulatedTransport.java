package dev.sesame.http.config;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.Problem;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.out.AccountQuota;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.SendQuota;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A transport to the simulator, which introduces each account to it. */
record SimulatedTransport(EmailTransport transport, SimulatedSes ses) implements EmailTransport, AccountQuota {

    @Override
    public String name() {
        return transport.name();
    }

    @Override
    public Receipt send(OutboundEmail email, SendingAccount account) {
        return transport.send(email, ses.account(account));
    }

    @Override
    public Map<String, Object> describe(OutboundEmail email) {
        return transport.describe(email);
    }

    @Override
    public List<Problem> limitations(ConnectorConfig connector) {
        return transport.limitations(connector.withAccount(ses.account(connector.account())));
    }

    @Override
    public Optional<SendQuota> read(SendingAccount account) {
        return transport instanceof AccountQuota quota ? quota.read(ses.account(account)) : Optional.empty();
    }

    @Override
    public void close() {
        transport.close();
    }
}
