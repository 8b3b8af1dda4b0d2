package dev.sesame.simulator.acceptance;

import dev.sesame.simulator.mailbox.MailContent;
import dev.sesame.simulator.mailbox.SendOptions;
import java.util.List;

/**
 * A well-formed message that asks to be accepted.
 *
 * @param via {@code ses-api} or {@code ses-smtp}
 * @param senders addresses whose identities must be verified, without names
 * @param recipients every envelope recipient, without names
 * @param bcc those that the message does not show
 * @param request what was sent, exactly
 */
public record Submission(
        String via,
        String accessKeyId,
        String region,
        List<String> senders,
        List<String> recipients,
        List<String> bcc,
        MailContent content,
        SendOptions options,
        String request) {

    public Submission {
        senders = List.copyOf(senders);
        recipients = List.copyOf(recipients);
        bcc = List.copyOf(bcc);
    }
}
