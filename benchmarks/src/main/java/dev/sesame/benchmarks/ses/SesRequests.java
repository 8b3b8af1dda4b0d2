package dev.sesame.benchmarks.ses;

import dev.sesame.benchmarks.load.HttpHead;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The requests on a connection, one after the other. Their bodies have a length and are not looked at. */
final class SesRequests {

    private static final int START_BYTES = 32;
    private static final int FIRST_BYTES = 16 * 1024;
    private static final int MAX_BYTES = 1024 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_BYTES];
    private int from;
    private int to;

    SesRequests(InputStream in) {
        this.in = in;
    }

    /** The next one, once it is complete; null if there is none. */
    @Nullable
    SesRequest next() throws IOException {
        int length = headLength();
        if (length < 0) {
            return null;
        }
        HttpHead head = new HttpHead(text(from, length));
        int bytes = bodyLength(head);
        from += length;
        while (to - from < bytes) {
            if (!fill()) {
                throw new EOFException("a body is cut off");
            }
        }
        SesRequest request = new SesRequest(head.line(), text(from, Math.min(bytes, START_BYTES)), bytes);
        from += bytes;
        return request;
    }

    /** Reads on until a head is complete. */
    private int headLength() throws IOException {
        int looked = 0;
        while (true) {
            int end = HttpHead.end(buffer, from + looked, to);
            if (end >= 0) {
                return end - from;
            }
            // It may end with the bytes that come next.
            looked = Math.max(0, to - from - 3);
            if (!fill()) {
                return -1;
            }
        }
    }

    private static int bodyLength(HttpHead head) throws IOException {
        String length = head.value("content-length");
        if (length != null) {
            return Integer.parseInt(length);
        }
        if (head.line().startsWith("POST")) {
            throw new IOException("a body without a length");
        }
        return 0;
    }

    private String text(int start, int length) {
        return new String(buffer, start, length, StandardCharsets.ISO_8859_1);
    }

    /** Makes room and reads what is there; whether there was something. */
    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            if (to >= MAX_BYTES) {
                throw new IOException("a request is larger than any should be");
            }
            buffer = Arrays.copyOf(buffer, 2 * to);
        }
        int read = in.read(buffer, to, buffer.length - to);
        to += Math.max(0, read);
        return read > 0;
    }
}
