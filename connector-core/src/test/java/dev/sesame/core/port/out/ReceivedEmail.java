package dev.sesame.core.port.out;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as the provider got it, decoded as a mail client shows it.
 *
 * @param messageId the provider's id
 * @param from the sender's address
 * @param fromName the sender's display name; empty for none
 * @param to the recipients' addresses
 * @param replyTo the Reply-To addresses
 * @param html the HTML part; null for none
 * @param text the text part; null for none
 * @param headers at least the further headers of the message
 * @param tags the message tags
 */
public record ReceivedEmail(
        String messageId,
        String from,
        String fromName,
        List<String> to,
        List<String> replyTo,
        String subject,
        @Nullable String html,
        @Nullable String text,
        Map<String, String> headers,
        Map<String, String> tags) {}
