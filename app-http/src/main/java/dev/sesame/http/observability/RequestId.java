package dev.sesame.http.observability;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What tells a request from others in the log: the caller's word for it, or one of ours. Goes with the request from
 * thread to thread.
 *
 * @param value 1 to 64 letters, digits, dots, underscores and hyphens
 */
record RequestId(String value) implements ThreadPropagatedContextElement<String> {

    static final String HEADER = "X-Request-Id";

    /** What the log calls it. */
    static final String FIELD = "requestId";

    /** Nothing that could pass for something else in a log or a header. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The caller's, if it is harmless; else a new one. */
    static RequestId of(@Nullable String callers) {
        return callers != null && HARMLESS.matcher(callers).matches() ? new RequestId(callers) : next();
    }

    static RequestId next() {
        return new RequestId(UUID.randomUUID().toString());
    }

    @Override
    public String updateThreadContext() {
        String before = MDC.get(FIELD);
        MDC.put(FIELD, value);
        return before == null ? "" : before;
    }

    @Override
    public void restoreThreadContext(@Nullable String before) {
        if (before == null || before.isEmpty()) {
            MDC.remove(FIELD);
        } else {
            MDC.put(FIELD, before);
        }
    }
}
