package dev.sesame.simulator.api;

import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.json.JsonObject;
import dev.sesame.simulator.message.MessageLimits;
import dev.sesame.simulator.message.MimeReader;
import dev.sesame.simulator.message.ParsedMail;
import java.util.Base64;

/** Reads {@code Content.Raw}: the client composed the message. */
final class RawContent {

    private RawContent() {}

    static ParsedMail read(JsonObject raw) {
        byte[] source = bytes(raw, "Data");
        MessageLimits.checkMessageSize(source.length);
        MessageLimits.checkLines(source);
        return MimeReader.read(source);
    }

    static byte[] bytes(JsonObject holder, String field) {
        try {
            return Base64.getDecoder().decode(holder.requiredText(field));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(SesError.of(
                    400, "SerializationException", "The value at '" + holder.pathOf(field) + "' is not base64."));
        }
    }
}
