package dev.sesame.simulator.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.simulator.error.RefusedException;
import dev.sesame.simulator.error.SesError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON in and out. What it reads may be nested 32 deep. */
public final class Json {

    private static final int MAX_DEPTH = 32;
    /** A 40 MB message in base64, which SES accepts, is one string. */
    private static final int MAX_STRING_LENGTH = 64 << 20;

    private static final JSON JACKSON = JSON.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING_LENGTH)
                            .build())
                    .build())
            .enable(JSON.Feature.WRITE_NULL_PROPERTIES)
            .build();

    private Json() {}

    /**
     * Reads one JSON object.
     *
     * @throws RefusedException with {@code SerializationException} if it is none, or too deep
     */
    public static JsonObject read(byte[] body) {
        try {
            return new JsonObject("", JACKSON.mapFrom(body));
        } catch (IOException e) {
            throw malformed("The request body is not a JSON object.");
        }
    }

    /** Reads one JSON object, see {@link #read(byte[])}. */
    public static JsonObject read(String text) {
        try {
            return new JsonObject("", JACKSON.mapFrom(text));
        } catch (IOException e) {
            throw malformed("The text is not a JSON object.");
        }
    }

    public static String write(Object value) {
        try {
            return JACKSON.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON object of one field. */
    public static String write(String name, String value) {
        return write(Map.of(name, value));
    }

    static RefusedException malformed(String message) {
        return new RefusedException(SesError.of(400, "SerializationException", message));
    }
}
