package dev.sesame.adapter.sesapi;

import dev.sesame.core.message.EncodedWord;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/** Messages as SESv2 SendEmail takes them. What a message does not have is left out, not sent empty. */
final class SesRequests {

    private SesRequests() {}

    static SendEmailRequest.Builder of(OutboundEmail email) {
        SesOptions options = email.options();
        SendEmailRequest.Builder request = SendEmailRequest.builder()
                .fromEmailAddress(email.from().header())
                .fromEmailAddressIdentityArn(options.fromIdentityArn())
                .destination(to -> to.toAddresses(email.to().header()))
                .feedbackForwardingEmailAddressIdentityArn(options.feedbackForwardingIdentityArn())
                .configurationSetName(options.configurationSetName())
                .tenantName(options.tenantName())
                .endpointId(options.endpointId())
                .content(content -> content.simple(simple -> {
                    simple.subject(utf8(subject(email))).body(body(email));
                    if (!email.headers().isEmpty()) {
                        simple.headers(headers(email.headers()));
                    }
                }));
        Mailbox feedback = options.feedbackForwardingAddress();
        if (feedback != null) {
            request.feedbackForwardingEmailAddress(feedback.address());
        }
        if (!email.replyTo().isEmpty()) {
            request.replyToAddresses(
                    email.replyTo().stream().map(Mailbox::header).toList());
        }
        if (!email.tags().isEmpty()) {
            request.emailTags(tags(email.tags()));
        }
        return request;
    }

    /** SES encodes what is not ASCII, and leaves what looks encoded to be decoded by the reader. */
    private static String subject(OutboundEmail email) {
        return email.subject().contains("=?") ? EncodedWord.encode(email.subject()) : email.subject();
    }

    private static Body body(OutboundEmail email) {
        return Body.builder().html(utf8(email.html())).text(utf8(email.text())).build();
    }

    /** SES takes text without a charset for 7-bit ASCII (SESv2 API reference, type Content). */
    private static @Nullable Content utf8(@Nullable String text) {
        return text == null
                ? null
                : Content.builder().data(text).charset("UTF-8").build();
    }

    private static List<MessageHeader> headers(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> MessageHeader.builder()
                        .name(header.getKey())
                        .value(ascii(header.getValue()))
                        .build())
                .toList();
    }

    /** SES takes printable ASCII (SESv2 API reference, type MessageHeader). */
    private static String ascii(String value) {
        return EncodedWord.isNeedless(value) ? value : EncodedWord.encode(value);
    }

    private static List<MessageTag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> MessageTag.builder()
                        .name(tag.getKey())
                        .value(tag.getValue())
                        .build())
                .toList();
    }
}
