package dev.sesame.http.api.caller;

import dev.sesame.core.change.Author;
import io.micronaut.http.HttpRequest;

/** Who calls: the name of the API key, and the address. */
public final class Caller {

    private static final String ATTRIBUTE = "sesame.caller";

    private Caller() {}

    /** Tells who calls, once the key is known. */
    public static void set(HttpRequest<?> request, Author caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /** The name of the key that the call came with; empty while there are no keys. */
    public static String of(HttpRequest<?> request) {
        return author(request).name();
    }

    /** The same with the address that the call came from. */
    public static Author author(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Author.class).orElseGet(() -> new Author("", ""));
    }
}
