package dev.sesame.adapter.sesapi;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.out.EmailTransport;
import java.util.Map;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/**
 * Hands messages to Amazon SES with SendEmail of the SESv2 API.
 *
 * <p>One attempt a message, within {@link SesApiConfig#totalTimeout()}. A thread that is interrupted stops sending, and
 * stays interrupted. {@link #close()} returns once the sends under way have ended.
 */
public final class SesApiTransport implements EmailTransport {

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
            throw new Failures(handover, email, account).of(e);
        }
        String messageId = response.messageId();
        if (messageId == null || messageId.isBlank()) {
            throw Failures.noMessageId(response.responseMetadata().requestId());
        }
        return new Receipt(messageId);
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
