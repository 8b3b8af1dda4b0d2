package dev.sesame.http.json;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.MessageBodyWriter;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;

/** Puts our bodies on the wire. */
@Singleton
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
final class JsonBodyWriter implements MessageBodyWriter<JsonBody> {

    @Override
    public void writeTo(
            Argument<JsonBody> type, MediaType mediaType, JsonBody body, MutableHeaders headers, OutputStream out)
            throws CodecException {
        if (!headers.contains(HttpHeaders.CONTENT_TYPE)) {
            headers.set(HttpHeaders.CONTENT_TYPE, mediaType);
        }
        try {
            JsonWriter.write(body, out);
        } catch (IOException e) {
            throw new CodecException("The answer cannot be written", e);
        }
    }
}
