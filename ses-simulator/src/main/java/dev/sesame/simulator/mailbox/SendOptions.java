package dev.sesame.simulator.mailbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sender asked of SES beside the message. Null stands for what was not given.
 *
 * @param tags by name, in the order given
 */
public record SendOptions(
        Map<String, String> tags,
        @Nullable String configurationSetName,
        @Nullable String fromIdentityArn,
        @Nullable String feedbackForwardingAddress,
        @Nullable String feedbackForwardingIdentityArn,
        @Nullable String tenantName,
        @Nullable String endpointId) {

    public SendOptions {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** These options, and the other's where these have none. Tags are not merged. */
    public SendOptions or(SendOptions other) {
        return new SendOptions(
                tags.isEmpty() ? other.tags : tags,
                configurationSetName == null ? other.configurationSetName : configurationSetName,
                fromIdentityArn == null ? other.fromIdentityArn : fromIdentityArn,
                feedbackForwardingAddress == null ? other.feedbackForwardingAddress : feedbackForwardingAddress,
                feedbackForwardingIdentityArn == null
                        ? other.feedbackForwardingIdentityArn
                        : feedbackForwardingIdentityArn,
                tenantName == null ? other.tenantName : tenantName,
                endpointId == null ? other.endpointId : endpointId);
    }
}
