package dev.sesame.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.connector.Configs;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.FailureReason;
import dev.sesame.core.error.TransportException;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.RetryPolicy;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.InMemoryEmailTransport;
import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.PlaceholderMode;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.UsageType;
import java.time.Duration;
import java.time.Instant;
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

    static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1));

    final InMemoryEmailTransport transport = new InMemoryEmailTransport();
    private final Map<String, ConnectorConfig> connectors = new HashMap<>();
    final List<Duration> pauses = new ArrayList<>();
    Duration oversleep = Duration.ZERO;
    boolean interruptPauses;
    final TestClock clock = new TestClock();

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
        return builder().retries(retries).build();
    }

    SesameBuilder builder() {
        return builder(transport);
    }

    private SesameBuilder builder(EmailTransport primary) {
        return builder(id -> Optional.ofNullable(connectors.get(id)), primary);
    }

    SesameBuilder builder(ConnectorSource from, EmailTransport primary) {
        return Sesame.builder(from, primary).clock(clock).random(new Random(7)).pause(this::pause);
    }

    /** Sesame that tries once, to see what each message meets. */
    Sesame once() {
        return sesame(ONCE);
    }

    /** The same with something before or in place of the transport. */
    SesameBuilder onceOn(EmailTransport primary) {
        return builder(primary).retries(ONCE);
    }

    /** Makes the next attempts fail for these reasons, one each. */
    void fail(FailureReason... reasons) {
        fail(transport, reasons);
    }

    /** Makes the next attempts on this transport fail for these reasons, one each. */
    static void fail(InMemoryEmailTransport on, FailureReason... reasons) {
        for (FailureReason reason : reasons) {
            on.failNext(new TransportException(reason, "told to fail", null));
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        if (interruptPauses) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        clock.advance(duration.plus(oversleep));
    }

    /** Sends and returns what it failed with. */
    static TransportException failure(Sesame sesame, Request request) {
        TransportException failure = catchThrowableOfType(
                TransportException.class, () -> sesame.sendEmail().send(request.build()));
        assertThat(failure).isNotNull();
        return failure;
    }

    /** A request for a sign-in code, with what a test is about changed. */
    static Request request() {
        return new Request();
    }

    /** A request in the making. */
    static final class Request {
        private String connector = "default";
        private String to = "someone@example.com";
        private UsageType usageType = UsageType.SIGN_IN;
        private @Nullable Template template;
        private @Nullable LanguageTag locale;
        private Payload payload = Payload.of(Map.of("code", "123456"));
        private PlaceholderMode placeholders = PlaceholderMode.STRICT;
        private Map<String, String> tags = Map.of();
        private @Nullable Duration expiresIn;
        private @Nullable String clientIp;
        private int priority;
        private @Nullable Instant tryUntil;

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

        /** Sent by this address instead of the connector's. */
        Request sender(String address) {
            return template(new Template(
                    UsageType.SIGN_IN, null, "Code", "{{code}}", ContentType.TEXT_PLAIN, null, null, address));
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

        Request clientIp(String address) {
            clientIp = address;
            return this;
        }

        Request priority(int number) {
            priority = number;
            return this;
        }

        Request to(String address) {
            to = address;
            return this;
        }

        Request tryUntil(Instant time) {
            tryUntil = time;
            return this;
        }

        SendRequest build() {
            return new SendRequest(
                    connector,
                    Mailbox.parse(to),
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
