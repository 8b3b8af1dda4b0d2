package dev.sesame.http.api.caller;

import dev.sesame.core.access.Role;
import dev.sesame.core.change.Author;
import io.micronaut.http.HttpRequest;

/** Who calls: the name and the role of the API key, and the address. */
public final class Caller {

    private static final String ATTRIBUTE = "sesame.caller";
    private static final String ROLE = "sesame.role";

    private Caller() {}

    /** Tells who calls, once the key is known. */
    public static void set(HttpRequest<?> request, Author caller, Role role) {
        request.setAttribute(ATTRIBUTE, caller);
        request.setAttribute(ROLE, role);
    }

    /** What the caller may do. */
    static Role role(HttpRequest<?> request) {
        return request.getAttribute(ROLE, Role.class)
                .orElseThrow(() -> new IllegalStateException("ApiKeyFilter has not seen this request"));
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
