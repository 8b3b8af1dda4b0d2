package dev.sesame.core.port.in;

import dev.sesame.core.connector.ConnectorConfig;
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

    /**
     * A message to be made of the template for its usage type, with the {@linkplain ConnectorConfig#DEFAULT_ID default}
     * connector, without values unless they are given; placeholders without one are refused.
     */
    public static Builder builder(Mailbox to, UsageType usageType) {
        return new Builder(to, usageType);
    }

    /** The same with other values. */
    public SendRequest withPayload(Payload values) {
        return copy().payload(values).build();
    }

    /** The same, tried no longer than this. */
    public SendRequest withTryUntil(Instant time) {
        return copy().tryUntil(time).build();
    }

    private Builder copy() {
        return builder(to, usageType)
                .connector(connector)
                .template(template)
                .locale(locale)
                .payload(payload)
                .placeholders(placeholders)
                .tags(tags)
                .expiresIn(expiresIn)
                .clientIp(clientIp)
                .priority(priority)
                .tryUntil(tryUntil);
    }

    @Override
    public String toString() {
        return "SendRequest[" + usageType + " with " + connector + "]";
    }

    /** Collects what differs from the defaults. Each method is named after its component. For one thread. */
    public static final class Builder {

        private final Mailbox to;
        private final UsageType usageType;
        private String connector = ConnectorConfig.DEFAULT_ID;
        private @Nullable Template template;
        private @Nullable LanguageTag locale;
        private Payload payload = Payload.EMPTY;
        private PlaceholderMode placeholders = PlaceholderMode.STRICT;
        private Map<String, String> tags = Map.of();
        private @Nullable Duration expiresIn;
        private @Nullable String clientIp;
        private int priority;
        private @Nullable Instant tryUntil;

        private Builder(Mailbox to, UsageType usageType) {
            this.to = to;
            this.usageType = usageType;
        }

        public Builder connector(String value) {
            connector = value;
            return this;
        }

        public Builder template(@Nullable Template value) {
            template = value;
            return this;
        }

        public Builder locale(@Nullable LanguageTag value) {
            locale = value;
            return this;
        }

        public Builder payload(Payload value) {
            payload = value;
            return this;
        }

        public Builder placeholders(PlaceholderMode value) {
            placeholders = value;
            return this;
        }

        public Builder tags(Map<String, String> value) {
            tags = value;
            return this;
        }

        public Builder expiresIn(@Nullable Duration value) {
            expiresIn = value;
            return this;
        }

        public Builder clientIp(@Nullable String value) {
            clientIp = value;
            return this;
        }

        public Builder priority(int value) {
            priority = value;
            return this;
        }

        public Builder tryUntil(@Nullable Instant value) {
            tryUntil = value;
            return this;
        }

        /** The request. */
        public SendRequest build() {
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
                    tryUntil);
        }
    }
}
