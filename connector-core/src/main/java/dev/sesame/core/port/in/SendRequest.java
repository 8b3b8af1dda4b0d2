package dev.sesame.core.port.in;

import dev.sesame.core.message.Mailbox;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.PlaceholderMode;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to be made and sent.
 *
 * <p>{@link #toString()} shows only what it is for.
 *
 * @param connector the id of the connector to send with
 * @param to the recipient
 * @param usageType what it is for
 * @param template the template to use; null to find the one for the usage type and locale
 * @param locale the recipient's language; null if it is not known
 * @param payload the values
 * @param placeholders what becomes of placeholders without a value
 * @param tags message tags, added to the connector's
 * @param expiresIn how long it is worth delivering; null for what is set for the usage type, or else its default
 * @param clientIp the address of the person who asked for it, to limit how much one person can have sent; null if it is
 *     not known
 * @param priority 0 if somebody waits for it; more for one of many, which gives way to those
 * @param tryUntil while its caller waits, no second attempt begins later than this, nor does it wait longer for the account's
 *     turn; null for as long as the retry policy allows, which is never exceeded
 */
public record SendRequest(
        String connector,
        Mailbox to,
        UsageType usageType,
        @Nullable Template template,
        @Nullable LanguageTag locale,
        Payload payload,
        PlaceholderMode placeholders,
        Map<String, String> tags,
        @Nullable Duration expiresIn,
        @Nullable String clientIp,
        int priority,
        @Nullable Instant tryUntil) {

    /** The same with other values. */
    public SendRequest withPayload(Payload values) {
        return new SendRequest(
                connector,
                to,
                usageType,
                template,
                locale,
                values,
                placeholders,
                tags,
                expiresIn,
                clientIp,
                priority,
                tryUntil);
    }

    /** The same, tried no longer than this. */
    public SendRequest withTryUntil(Instant time) {
        return new SendRequest(
                connector,
                to,
                usageType,
                template,
                locale,
                payload,
                placeholders,
                tags,
                expiresIn,
                clientIp,
                priority,
                time);
    }

    @Override
    public String toString() {
        return "SendRequest[" + usageType + " with " + connector + "]";
    }
}
