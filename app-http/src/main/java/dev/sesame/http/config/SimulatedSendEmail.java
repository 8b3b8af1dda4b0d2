package dev.sesame.http.config;

import dev.sesame.core.port.in.SendEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.in.SentEmail;
import dev.sesame.core.queue.IdempotencyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of each message that nobody gets it. */
record SimulatedSendEmail(SendEmail sendEmail) implements SendEmail {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sesame.Sesame");

    @Override
    public SentEmail send(SendRequest request) {
        return told(sendEmail.send(request));
    }

    @Override
    public SentEmail send(SendRequest request, IdempotencyKey key, int index) {
        return told(sendEmail.send(request, key, index));
    }

    private static SentEmail told(SentEmail sent) {
        LOG.info("SIMULATED: message {} went to the simulator, nobody gets it", sent.id());
        return sent;
    }
}
