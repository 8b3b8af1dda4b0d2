package dev.sesame.simulator.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the account must know of a message to admit it.
 *
 * @param senders addresses that must belong to verified identities: From and return path, without names
 * @param recipients every envelope recipient, without names
 */
public record Sending(
        List<String> senders,
        List<String> recipients,
        @Nullable String configurationSetName,
        String region) {

    public Sending {
        senders = List.copyOf(senders);
        recipients = List.copyOf(recipients);
    }
}
