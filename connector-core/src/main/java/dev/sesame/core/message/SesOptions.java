package dev.sesame.core.message;

import org.jspecify.annotations.Nullable;

/**
 * What Amazon SES is told about a message besides the message, named as the SESv2 SendEmail reference names it
 * (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html). Null leaves it to SES.
 *
 * @param fromIdentityArn the identity whose policy lets us send as the sender
 * @param feedbackForwardingAddress where bounces and complaints are forwarded
 * @param feedbackForwardingIdentityArn the identity whose policy lets us use that address
 * @param configurationSetName the configuration set
 * @param tenantName the tenant
 * @param endpointId the multi-region endpoint
 */
public record SesOptions(
        @Nullable String fromIdentityArn,
        @Nullable Mailbox feedbackForwardingAddress,
        @Nullable String feedbackForwardingIdentityArn,
        @Nullable String configurationSetName,
        @Nullable String tenantName,
        @Nullable String endpointId) {

    /** Everything left to SES. */
    public static final SesOptions NONE = new SesOptions(null, null, null, null, null, null);
}
