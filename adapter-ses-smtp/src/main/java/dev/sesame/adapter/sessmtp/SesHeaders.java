package dev.sesame.adapter.sessmtp;

import dev.sesame.core.message.MessageTag;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What SES is told about a message in headers, which it takes out
 * (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-send-email.html and
 * https://docs.aws.amazon.com/ses/latest/dg/sending-authorization-delegate-sender-tasks-email.html, read 2026-11-21).
 */
final class SesHeaders {

    /** SES sends a message whose SES headers are not ASCII, and loses its events. */
    private static final Pattern VALUE = Pattern.compile("[!-~]{1,900}");

    private SesHeaders() {}

    static void add(OutboundEmail email, Map<String, String> headers) {
        SesOptions options = email.options();
        put(headers, "X-SES-SOURCE-ARN", options.fromIdentityArn());
        put(headers, "X-SES-FROM-ARN", options.fromIdentityArn());
        put(headers, "X-SES-RETURN-PATH-ARN", options.feedbackForwardingIdentityArn());
        put(headers, "X-SES-CONFIGURATION-SET", options.configurationSetName());
        put(headers, "X-SES-TENANT", options.tenantName());
        if (!email.tags().isEmpty()) {
            headers.put("X-SES-MESSAGE-TAGS", tags(email.tags()));
        }
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (!VALUE.matcher(value).matches()) {
            throw MailComposer.refused("The value for " + name + " must be ASCII without spaces");
        }
        headers.put(name, value);
    }

    private static String tags(Map<String, String> tags) {
        tags.forEach((name, value) -> {
            if (!MessageTag.isValid(name) || !MessageTag.isValid(value)) {
                throw MailComposer.refused("A message tag " + MessageTag.RULE);
            }
        });
        return tags.entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(", "));
    }
}
