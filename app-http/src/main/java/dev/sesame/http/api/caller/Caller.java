package dev.sesame.http.api.caller;

import io.micronaut.http.HttpRequest;

/** Who calls: the name of the API key. */
public final class Caller {

    private static final String ATTRIBUTE = "sesame.caller";

    private Caller() {}

    /** Tells who calls, once the key is known. */
    public static void set(HttpRequest<?> request, String name) {
        request.setAttribute(ATTRIBUTE, name);
    }

    /** The name of the key that the call came with; empty while there are no keys. */
    public static String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class).orElse("");
    }
}
