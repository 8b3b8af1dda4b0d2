package dev.sesame.adapter.storejdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects that people wrote, as JSON in the database: all of it comes back, nulls and the digits of numbers included. */
final class DocumentJson {

    // Escaped, every Java text comes back as it was; lone surrogates and NUL have no place in a database's UTF-8.
    private static final JSON JSON_TEXT = JSON.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(JSON.Feature.WRITE_NULL_PROPERTIES)
            .enable(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private DocumentJson() {}

    /** @throws IllegalArgumentException if this is not a JSON object; nothing of it is told */
    static String write(Map<String, ?> document) {
        try {
            return JSON_TEXT.asString(document);
        } catch (IOException e) {
            throw new IllegalArgumentException("the document is no JSON object, or nested too deeply");
        }
    }

    /** @throws IOException if this is not a JSON object; it may quote the text */
    static Map<String, @Nullable Object> read(String json) throws IOException {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.putAll(JSON_TEXT.mapFrom(json));
        return document;
    }
}
