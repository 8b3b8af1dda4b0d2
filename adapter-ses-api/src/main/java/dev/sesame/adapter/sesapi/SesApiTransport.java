package dev.sesame.adapter.sesapi;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.out.AccountQuota;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.SendQuota;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/**
 * Hands messages to Amazon SES with SendEmail of the SESv2 API, and asks it with GetAccount what an account may send.
 *
 * <p>One attempt a message or question, within {@link SesApiConfig#totalTimeout()}. A thread that is interrupted stops sending, and
 * stays interrupted. {@link #close()} returns once the sends under way have ended.
 */
public final class SesApiTransport implements EmailTransport, AccountQuota {

    private final SesApiConfig config;
    private final SesClients clients;

    /** A transport with its own connections; it connects when there is something to send. */
    public SesApiTransport(SesApiConfig config) {
        this.config = config;
        SesClientFactory factory = new SesClientFactory(config);
        this.clients = new SesClients(config.maxClients(), config.totalTimeout(), factory::create, factory::close);
    }

    @Override
    public String name() {
        return "ses-api";
    }

    @Override
    public Receipt send(OutboundEmail email, SendingAccount account) {
        if (config.fips() && email.options().endpointId() != null) {
            throw new TransportException(
                    FailureReason.RESOURCE_NOT_FOUND,
                    "A multi-region endpoint has no FIPS form: turn fips off, or send without the endpoint id",
                    null);
        }
        try (SesClients.Lease lease = clients.lease(account)) {
            return send(email, account, lease);
        }
    }

    private static Receipt send(OutboundEmail email, SendingAccount account, SesClients.Lease lease) {
        Handover handover = new Handover();
        SendEmailResponse response;
        try {
            response = lease.client()
                    .sendEmail(SesRequests.of(email)
                            .overrideConfiguration(o -> o.putExecutionAttribute(HandoverInterceptor.HANDOVER, handover))
                            .build());
        } catch (RuntimeException e) {
            throw Failures.ofMessage(handover, email, account).of(e);
        }
        String messageId = response.messageId();
        if (messageId == null || messageId.isBlank()) {
            throw Failures.noMessageId(response.responseMetadata().requestId());
        }
        return new Receipt(messageId);
    }

    /** GetAccount, which the credentials must be allowed: {@code ses:GetAccount}. */
    @Override
    public Optional<SendQuota> read(SendingAccount account) {
        try (SesClients.Lease lease = clients.lease(account)) {
            return Optional.of(AccountAnswer.quota(ask(account, lease)));
        }
    }

    private static GetAccountResponse ask(SendingAccount account, SesClients.Lease lease) {
        Handover handover = new Handover();
        try {
            return lease.client()
                    .getAccount(request -> request.overrideConfiguration(
                            o -> o.putExecutionAttribute(HandoverInterceptor.HANDOVER, handover)));
        } catch (RuntimeException e) {
            throw Failures.ofQuota(handover, account).of(e);
        }
    }

    @Override
    public Map<String, Object> describe(OutboundEmail email) {
        return RequestDescription.of(SesRequests.of(email).build());
    }

    @Override
    public void close() {
        clients.close();
    }
}
