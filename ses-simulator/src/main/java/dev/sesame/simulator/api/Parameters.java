package dev.sesame.simulator.api;

import dev.sesame.simulator.acceptance.Submission;
import dev.sesame.simulator.json.JsonObject;
import dev.sesame.simulator.mailbox.MailContent;
import dev.sesame.simulator.mailbox.MailHeader;
import dev.sesame.simulator.mailbox.SendOptions;
import dev.sesame.simulator.message.MailAddress;
import dev.sesame.simulator.message.MessageLimits;
import dev.sesame.simulator.message.ReceivedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a request that both sending operations have. */
final class Parameters {

    private Parameters() {}

    static SendOptions options(JsonObject body, Map<String, String> tags) {
        String configurationSetName = body.text("ConfigurationSetName");
        MessageLimits.checkConfigurationSetName(configurationSetName);
        return new SendOptions(
                tags,
                configurationSetName,
                body.text("FromEmailAddressIdentityArn"),
                feedbackAddress(body),
                body.text("FeedbackForwardingEmailAddressIdentityArn"),
                body.text("TenantName"),
                body.text("EndpointId"));
    }

    /** The tags in a list of {@code Name} and {@code Value}. */
    static Map<String, String> tags(JsonObject holder, String field) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonObject tag : holder.objects(field)) {
            String name = tag.requiredText("Name");
            String value = tag.requiredText("Value");
            MessageLimits.checkTag(name, value);
            tags.put(name, value);
        }
        return tags;
    }

    /** The headers in a list of {@code Name} and {@code Value}. */
    static List<MailHeader> headers(JsonObject holder, String field) {
        List<MailHeader> headers = new ArrayList<>();
        for (JsonObject header : holder.objects(field)) {
            String name = header.requiredText("Name");
            String value = header.requiredText("Value");
            MessageLimits.checkHeader(name, value);
            headers.add(new MailHeader(name, ReceivedText.decoded(value)));
        }
        return headers;
    }

    /** A composed message, ready to be accepted. */
    static Submission submission(
            Call call, String from, Destination destination, MailContent content, SendOptions options) {
        return submission(call, from, destination.addresses(), destination.bccAddresses(), content, options);
    }

    static Submission submission(
            Call call,
            String from,
            List<String> recipients,
            List<String> bcc,
            MailContent content,
            SendOptions options) {
        MessageLimits.checkRecipients(recipients.size());
        return new Submission(
                "ses-api",
                call.signer().accessKeyId(),
                call.signer().region(),
                senders(options, from),
                recipients,
                bcc,
                content,
                options,
                call.request().bodyText());
    }

    /** The addresses whose identities must be verified: an identity given by its ARN speaks for itself. */
    private static List<String> senders(SendOptions options, String from) {
        List<String> senders = new ArrayList<>();
        if (options.fromIdentityArn() == null) {
            senders.add(from);
        }
        String feedback = options.feedbackForwardingAddress();
        if (feedback != null && options.feedbackForwardingIdentityArn() == null) {
            senders.add(feedback);
        }
        return senders;
    }

    private static @Nullable String feedbackAddress(JsonObject body) {
        String text = body.text("FeedbackForwardingEmailAddress");
        return text == null ? null : MailAddress.parse(text).address();
    }
}
