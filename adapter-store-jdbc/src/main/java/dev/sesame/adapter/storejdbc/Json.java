package dev.sesame.adapter.storejdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** JSON as it stands in the database. Absent and null are the same. */
final class Json {

    // Escaped, every Java text comes back as it was; lone surrogates and NUL have no place in a database's UTF-8.
    private static final JSON JSON_TEXT = JSON.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private Json() {}

    static String write(Object value) {
        try {
            return JSON_TEXT.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException if this is not a JSON object */
    static Map<?, ?> object(String json) throws IOException {
        return JSON_TEXT.mapFrom(json);
    }

    /** @throws IOException if this is not a JSON array */
    static List<?> array(String json) throws IOException {
        return JSON_TEXT.listFrom(json);
    }
}
