package dev.sesame.benchmarks.ses;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The requests on a connection, one after the other. Their bodies have a length and are not looked at. */
final class SesRequests {

    private static final String LENGTH = "content-length:";
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
        String head = text(from, length);
        int bytes = bodyLength(head);
        from += length;
        while (to - from < bytes) {
            if (!fill()) {
                throw new EOFException("a body is cut off");
            }
        }
        SesRequest request = new SesRequest(
                head.substring(0, head.indexOf("\r\n")), text(from, Math.min(bytes, START_BYTES)), bytes);
        from += bytes;
        return request;
    }

    /** Reads on until a head is complete. */
    private int headLength() throws IOException {
        for (int at = from; ; at++) {
            while (at + 3 >= to) {
                int read = at - from;
                if (!fill()) {
                    return -1;
                }
                at = from + read;
            }
            if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                return at + 4 - from;
            }
        }
    }

    private static int bodyLength(String head) throws IOException {
        for (int at = head.indexOf("\r\n"); at >= 0; at = head.indexOf("\r\n", at + 2)) {
            if (head.regionMatches(true, at + 2, LENGTH, 0, LENGTH.length())) {
                int value = at + 2 + LENGTH.length();
                return Integer.parseInt(
                        head.substring(value, head.indexOf("\r\n", value)).strip());
            }
        }
        if (head.startsWith("POST")) {
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
