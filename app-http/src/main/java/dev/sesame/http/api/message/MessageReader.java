package dev.sesame.http.api.message;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.InvalidAddressException;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.MessageTag;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.PlaceholderMode;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.UsageType;
import dev.sesame.http.json.JsonReader;
import dev.sesame.http.json.UnknownMembers;
import java.net.InetAddress;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link MessageBody}, {@link PreviewBody} and the message of a test, collecting every problem. */
public final class MessageReader {

    /** Who a preview is addressed to if nobody is named. */
    private static final String SOMEBODY = "someone@example.com";

    private static final Duration MAX_LIFETIME = Duration.ofDays(90);

    private static final Pattern IP = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final List<Problem> problems = new ArrayList<>();
    private final InputObject input;
    private final boolean preview;
    private final boolean test;

    private MessageReader(Map<String, @Nullable Object> message, boolean preview, boolean test) {
        this.input = InputObject.root(message, problems);
        this.preview = preview;
        this.test = test;
    }

    /**
     * The message to send.
     *
     * @throws InvalidInputException with every problem
     */
    static SendRequest message(byte[] body) {
        return new MessageReader(JsonReader.readObject(body), false, false).read(0);
    }

    /**
     * A message of a batch.
     *
     * @throws InvalidInputException with every problem, each with its place in the message
     */
    static SendRequest ofBatch(Map<String, @Nullable Object> message) {
        return new MessageReader(message, false, false).read(1);
    }

    /**
     * The message to look at.
     *
     * @throws InvalidInputException with every problem
     */
    static SendRequest preview(byte[] body) {
        return new MessageReader(JsonReader.readObject(body), true, false).read(0);
    }

    /**
     * The message of a test; without usage type a {@code Generic} one.
     *
     * @throws InvalidInputException with every problem
     */
    public static SendRequest test(Map<String, @Nullable Object> message) {
        return new MessageReader(message, false, true).read(0);
    }

    private SendRequest read(int priority) {
        Mailbox to = to();
        InputObject inline = input.object("template");
        UsageType usageType = usageType(inline != null || test);
        Template template = inline == null ? null : template(inline, usageType);
        LanguageTag locale = input.parsed("locale", LanguageTag::parse, "a language tag such as \"en\" or \"de-AT\"");
        InputObject payload = input.object("payload");
        String connector = input.text("connector");
        Map<String, String> tags = tags();
        Duration expiresIn = input.parsed(
                "expiresIn", MessageReader::lifetime, "an ISO 8601 duration of 1 second to 90 days, such as \"PT10M\"");
        InetAddress clientIp = input.parsed("clientIp", MessageReader::address, "an IPv4 or IPv6 address");
        PlaceholderMode placeholders = preview
                ? input.parsed("placeholders", MessageReader::placeholders, "\"strict\" or \"lenient\"")
                : PlaceholderMode.STRICT;
        UnknownMembers.refuse(input);
        if (!problems.isEmpty() || to == null) {
            throw InvalidInputException.request(problems);
        }
        return new SendRequest(
                connector == null ? ConnectorConfig.DEFAULT_ID : connector,
                to,
                usageType,
                template,
                locale,
                payload == null ? Payload.EMPTY : Payload.of(payload.values()),
                placeholders == null ? PlaceholderMode.STRICT : placeholders,
                tags,
                expiresIn,
                clientIp == null ? null : clientIp.getHostAddress(),
                priority,
                null);
    }

    private @Nullable Mailbox to() {
        String text = preview ? Optional.ofNullable(input.text("to")).orElse(SOMEBODY) : input.requiredText("to");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Mailbox.parse(text);
        } catch (InvalidAddressException e) {
            input.problem("to", e.getMessage());
            return null;
        }
    }

    private UsageType usageType(boolean optional) {
        String name = optional ? input.text("usageType") : input.requiredText("usageType");
        if (name == null || name.isEmpty()) {
            return UsageType.GENERIC;
        }
        return UsageType.parse(name).orElseGet(() -> {
            input.problem("usageType", UsageType.RULE);
            return UsageType.GENERIC;
        });
    }

    /** A preview shows an unfinished template, too. */
    private Template template(InputObject inline, UsageType usageType) {
        if (!preview) {
            inline.requiredText("subject");
            inline.requiredText("content");
        }
        String subject = inline.verbatim("subject");
        String content = inline.verbatim("content");
        ContentType type = inline.parsed("contentType", ContentType::parse, "\"text/html\" or \"text/plain\"");
        Template template = new Template(
                usageType,
                null,
                subject == null ? "" : subject,
                content == null ? "" : content,
                type == null ? ContentType.TEXT_HTML : type,
                inline.verbatim("text"),
                inline.text("replyTo"),
                inline.text("sendFrom"));
        UnknownMembers.refuse(inline);
        return template;
    }

    private Map<String, String> tags() {
        Map<String, String> tags = input.texts("tags");
        tags.forEach((name, value) -> {
            if (!MessageTag.isValid(name) || !MessageTag.isValid(value)) {
                input.problem("tags/" + InputObject.escape(name), MessageTag.RULE);
            }
        });
        return tags;
    }

    private static Optional<Duration> lifetime(String text) {
        try {
            Duration duration = Duration.parse(text);
            boolean usable = duration.compareTo(Duration.ofSeconds(1)) >= 0 && duration.compareTo(MAX_LIFETIME) <= 0;
            return usable ? Optional.of(duration) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Not the short forms that {@link InetAddress} reads too, such as {@code 127.1}, nor with a zone. */
    private static Optional<InetAddress> address(String text) {
        if (!IP.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PlaceholderMode> placeholders(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "strict" -> Optional.of(PlaceholderMode.STRICT);
            case "lenient" -> Optional.of(PlaceholderMode.LENIENT);
            default -> Optional.empty();
        };
    }
}
