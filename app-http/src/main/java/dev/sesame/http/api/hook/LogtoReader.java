package dev.sesame.http.api.hook;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.InvalidAddressException;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.input.InputObject;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.PlaceholderMode;
import dev.sesame.core.template.UsageType;
import dev.sesame.http.json.JsonReader;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@link LogtoBody}: takes whatever a message can be made of. */
final class LogtoReader {

    private LogtoReader() {}

    /**
     * The message to send.
     *
     * @throws InvalidInputException if there is no recipient or no type
     */
    static SendRequest read(byte[] body) {
        List<Problem> problems = new ArrayList<>();
        InputObject input = InputObject.root(JsonReader.readObject(body), problems);
        Mailbox to = to(input);
        String type = input.requiredText("type");
        if (!type.isEmpty() && UsageType.parse(type).isEmpty()) {
            input.problem("type", UsageType.RULE);
        }
        InputObject payload = input.object("payload");
        if (!problems.isEmpty() || to == null) {
            throw InvalidInputException.request(problems);
        }
        Map<String, @Nullable Object> values = payload == null ? Map.of() : payload.values();
        return new SendRequest(
                ConnectorConfig.DEFAULT_ID,
                to,
                new UsageType(type),
                null,
                locale(values.get("locale")),
                Payload.of(values),
                PlaceholderMode.LENIENT,
                Map.of(),
                null,
                ip(input),
                0,
                null);
    }

    private static @Nullable Mailbox to(InputObject input) {
        String text = input.requiredText("to");
        try {
            return text.isEmpty() ? null : Mailbox.parse(text);
        } catch (InvalidAddressException e) {
            input.problem("to", e.getMessage());
            return null;
        }
    }

    /** What is no address limits nobody: it must not keep a mail from being sent. */
    private static @Nullable String ip(InputObject input) {
        try {
            return input.values().get("ip") instanceof String text && !text.isBlank()
                    ? InetAddress.ofLiteral(text.strip()).getHostAddress()
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable LanguageTag locale(@Nullable Object value) {
        return value instanceof String text ? LanguageTag.parse(text).orElse(null) : null;
    }
}
