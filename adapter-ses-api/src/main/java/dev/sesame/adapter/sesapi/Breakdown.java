package dev.sesame.adapter.sesapi;

import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.CrtRuntimeException;
import software.amazon.awssdk.crt.http.HttpException;

/**
 * How a call ended that got no answer, or none that could be read.
 *
 * @param kind what kind of end it was
 * @param name what it is called, to find more about it; holds nothing of the message
 */
record Breakdown(Kind kind, String name) {

    enum Kind {
        /** Time was up, the thread was interrupted, or the connection failed. */
        CONNECTION,
        /** The TLS handshake failed. */
        TLS,
        /** What came is not HTTP. */
        NOT_HTTP,
        /** Something else, such as an answer that is not JSON. */
        OTHER
    }

    private static final String PROTOCOL_ERROR = "AWS_ERROR_HTTP_PROTOCOL_ERROR";

    /** The names differ with the TLS library; on Linux it is the first for every reason. */
    private static final Pattern TLS_FAILURE =
            Pattern.compile("AWS_IO_TLS_(ERROR_NEGOTIATION_FAILURE|.*(ROOT|CERT|HOST_NAME).*)");

    static Breakdown of(Throwable failure) {
        Breakdown found = new Breakdown(Kind.OTHER, failure.getClass().getSimpleName());
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ApiCallTimeoutException) {
                return new Breakdown(Kind.CONNECTION, "time is up");
            }
            if (t instanceof InterruptedException || t instanceof AbortedException) {
                return new Breakdown(Kind.CONNECTION, "interrupted");
            }
            if (t instanceof HttpException http) {
                return ofCrt(CRT.awsErrorName(http.getErrorCode()));
            }
            if (t instanceof CrtRuntimeException crt) {
                return ofCrt(crt.errorName);
            }
            found = new Breakdown(Kind.OTHER, t.getClass().getSimpleName());
        }
        return found;
    }

    private static Breakdown ofCrt(String name) {
        if (name.equals(PROTOCOL_ERROR)) {
            return new Breakdown(Kind.NOT_HTTP, name);
        }
        return new Breakdown(TLS_FAILURE.matcher(name).matches() ? Kind.TLS : Kind.CONNECTION, name);
    }
}
