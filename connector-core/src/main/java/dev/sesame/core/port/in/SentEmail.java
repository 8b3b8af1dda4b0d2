package dev.sesame.core.port.in;

import dev.sesame.core.message.Attempt;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.template.UsedTemplate;
import java.util.List;

/**
 * A message that the provider accepted.
 *
 * @param id our id of the message
 * @param receipt the provider's word
 * @param transport the transport that accepted it
 * @param template the template it was made of
 * @param attempts every attempt, in order; the last is the one that was accepted
 */
public record SentEmail(String id, Receipt receipt, String transport, UsedTemplate template, List<Attempt> attempts) {

    /** Copies the attempts. */
    public SentEmail {
        attempts = List.copyOf(attempts);
    }
}
