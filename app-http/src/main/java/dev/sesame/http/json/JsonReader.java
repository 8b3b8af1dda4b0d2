package dev.sesame.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON objects from strangers: depth, counts and numbers are bounded, and a key may stand only once. */
public final class JsonReader {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_VALUES = 10_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonParser parser;
    private int values;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The object that the UTF-8 bytes hold.
     *
     * @throws InvalidInputException if they hold none, or something after it, or more than is allowed
     */
    public static Map<String, @Nullable Object> readObject(byte[] json) {
        return read(json, JsonToken.START_OBJECT, "a JSON object", JsonReader::object);
    }

    /**
     * The same for an object that may also be left out around the only list it holds: {@code [...]} for
     * {@code {"<name>": [...]}}.
     *
     * @throws InvalidInputException as {@link #readObject} does
     */
    public static Map<String, @Nullable Object> readObjectOrList(byte[] json, String name) {
        if (firstCharacter(json) != '[') {
            return readObject(json);
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(name, read(json, JsonToken.START_ARRAY, "a JSON list", JsonReader::array));
        return object;
    }

    private static int firstCharacter(byte[] json) {
        for (byte b : json) {
            if (b > ' ') {
                return b;
            }
        }
        return ' ';
    }

    /** Reads what begins with the current token. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(JsonReader reader) throws IOException;
    }

    private static <T> T read(byte[] json, JsonToken first, String expected, Reading<T> reading) {
        try (JsonParser parser = JSON.createParser(utf8(json))) {
            if (parser.nextToken() != first) {
                throw invalid("must be " + expected);
            }
            T value = reading.of(new JsonReader(parser));
            if (parser.nextToken() != null) {
                throw invalid("has something after the JSON object");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw invalid("is nested deeper than " + MAX_DEPTH + " levels, or has a number or a name that is too long");
        } catch (JsonProcessingException e) {
            // Not its message: that repeats what it read.
            throw invalid("is not valid JSON at " + at(e.getLocation()) + ", or has a key twice");
        } catch (IOException e) {
            throw invalid("cannot be read");
        }
    }

    /** Decoded here: the parser would guess at UTF-16 and UTF-32, and RFC 8259 §8.1 knows UTF-8 only. */
    private static String utf8(byte[] json) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (CharacterCodingException e) {
            throw invalid("is not valid UTF-8");
        }
    }

    /** Says where, and repeats nothing of what was read. */
    private static InvalidInputException invalid(String message) {
        return InvalidInputException.request(List.of(new Problem("", message)));
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null
                ? "an unknown place"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = unicode(parser.currentName());
            if (object.containsKey(key)) {
                throw invalid("has a key twice in one object at " + at(parser.currentTokenLocation()));
            }
            parser.nextToken();
            object.put(key, value());
        }
        return object;
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    /** Half a character, as an escape can write it, has no form in UTF-8: it would be sent as another. */
    private String unicode(String text) {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw invalid("has a lone surrogate escape at " + at(parser.currentTokenLocation()));
        }
        return text;
    }

    private @Nullable Object value() throws IOException {
        if (++values > MAX_VALUES) {
            throw invalid("has more than " + MAX_VALUES + " values");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> unicode(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw invalid("is not valid JSON");
        };
    }
}
