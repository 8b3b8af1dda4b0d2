package dev.sesame.simulator.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that the simulator accepted.
 *
 * @param id the SES message id
 * @param via {@code ses-api} or {@code ses-smtp}
 * @param region the region the request was signed for, or the SMTP password was derived for
 * @param recipients every envelope recipient, without names
 * @param bcc recipients that the message itself does not show
 * @param request what was sent, exactly: the JSON body of an API request; on SMTP the MIME source, every
 *     octet of it as one character
 */
public record ReceivedMail(
        String id,
        String via,
        Instant receivedAt,
        String accessKeyId,
        String region,
        List<String> recipients,
        List<String> bcc,
        MailContent content,
        SendOptions options,
        String request) {

    public ReceivedMail {
        recipients = List.copyOf(recipients);
        bcc = List.copyOf(bcc);
    }

    /** The sender as a mail client shows it. */
    public String from() {
        return content.from();
    }

    public List<String> to() {
        return content.to();
    }

    public List<String> cc() {
        return content.cc();
    }

    public List<String> replyTo() {
        return content.replyTo();
    }

    /** The subject as a mail client shows it. */
    public String subject() {
        return content.subject();
    }

    /** The HTML part, null if there is none. */
    public @Nullable String html() {
        return content.html();
    }

    /** The plain part, null if there is none. */
    public @Nullable String text() {
        return content.text();
    }

    /** The headers in their order, with the {@code Date} and {@code Message-ID} that SES gives. */
    public List<MailHeader> headers() {
        return content.headers();
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(MailHeader::value)
                .findFirst();
    }

    public List<MailAttachment> attachments() {
        return content.attachments();
    }

    public Map<String, String> tags() {
        return options.tags();
    }

    public @Nullable String configurationSetName() {
        return options.configurationSetName();
    }

    public @Nullable String fromIdentityArn() {
        return options.fromIdentityArn();
    }

    public @Nullable String feedbackForwardingAddress() {
        return options.feedbackForwardingAddress();
    }

    public @Nullable String feedbackForwardingIdentityArn() {
        return options.feedbackForwardingIdentityArn();
    }

    public @Nullable String tenantName() {
        return options.tenantName();
    }

    public @Nullable String endpointId() {
        return options.endpointId();
    }
}
