package dev.sesame.core.service;

import dev.sesame.core.connector.Configs;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.out.InMemoryEmailTransport;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.PlaceholderMode;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.UsageType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Sesame on a transport in memory, with connectors in a map and a clock that only pauses and failures move. */
final class SesameFixture {

    final InMemoryEmailTransport transport = new InMemoryEmailTransport();
    private final Map<String, ConnectorConfig> connectors = new HashMap<>();
    final List<Duration> pauses = new ArrayList<>();
    Duration oversleep = Duration.ZERO;
    boolean interruptPauses;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    SesameFixture() {
        connector("default", Configs.minimal());
    }

    void connector(String id, Map<String, ?> document) {
        connectors.put(id, ConnectorConfig.parse(document));
    }

    ConnectorConfig connector(String id) {
        return Objects.requireNonNull(connectors.get(id));
    }

    Sesame sesame() {
        return sesame(RetryPolicy.DEFAULT);
    }

    Sesame sesame(RetryPolicy retries) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        return Sesame.of(
                id -> Optional.ofNullable(connectors.get(id)), transport, retries, clock, new Random(7), this::pause);
    }

    /** Makes the next attempts fail for these reasons, one each. */
    void fail(FailureReason... reasons) {
        for (FailureReason reason : reasons) {
            transport.failNext(new TransportException(reason, "told to fail", null));
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        if (interruptPauses) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        now = now.plus(duration).plus(oversleep);
    }

    /** A request for a sign-in code, with what a test is about changed. */
    static Request request() {
        return new Request();
    }

    /** A request in the making. */
    static final class Request {
        private String connector = "default";
        private UsageType usageType = UsageType.SIGN_IN;
        private @Nullable Template template;
        private @Nullable LanguageTag locale;
        private Payload payload = Payload.of(Map.of("code", "123456"));
        private PlaceholderMode placeholders = PlaceholderMode.STRICT;
        private Map<String, String> tags = Map.of();
        private @Nullable Duration expiresIn;

        Request connector(String id) {
            connector = id;
            return this;
        }

        Request usageType(UsageType type) {
            usageType = type;
            return this;
        }

        Request template(Template inline) {
            template = inline;
            return this;
        }

        Request locale(String tag) {
            locale = new LanguageTag(tag);
            return this;
        }

        Request payload(Map<String, @Nullable Object> values) {
            payload = Payload.of(values);
            return this;
        }

        Request lenient() {
            placeholders = PlaceholderMode.LENIENT;
            return this;
        }

        Request tags(Map<String, String> more) {
            tags = more;
            return this;
        }

        Request expiresIn(Duration lifetime) {
            expiresIn = lifetime;
            return this;
        }

        SendRequest build() {
            return new SendRequest(
                    connector,
                    Mailbox.parse("someone@example.com"),
                    usageType,
                    template,
                    locale,
                    payload,
                    placeholders,
                    tags,
                    expiresIn);
        }
    }
}
