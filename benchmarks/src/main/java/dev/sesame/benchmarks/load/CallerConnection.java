package dev.sesame.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** A caller's connection: it reads no more of an answer than it must, since its CPU is the service's, too. */
public final class CallerConnection implements AutoCloseable {

    /** How long a caller waits for an answer. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int FIRST_BYTES = 4 * 1024;

    private final int port;
    private Socket socket;
    private byte[] buffer = new byte[FIRST_BYTES];
    private int filled;

    public CallerConnection(int port) {
        this.port = port;
        try {
            socket = connect(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return socket;
    }

    /** Connects anew, after a call that failed. */
    public void reconnect() {
        close();
        try {
            socket = connect(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was answered.
     *
     * @param status such as 200
     * @param body as text
     * @param retryAfter whether it says when to try again
     */
    public record Answer(int status, String body, boolean retryAfter) {}

    /** A {@code POST} of JSON, to be given to {@link #ask}. */
    public static byte[] post(String path, String json, String... headers) {
        return request("POST", path, json, headers);
    }

    /** A {@code PUT} of JSON. */
    public static byte[] put(String path, String json, String... headers) {
        return request("PUT", path, json, headers);
    }

    private static byte[] request(String method, String path, String json, String... headers) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ")
                .append(body.length);
        for (String header : headers) {
            head.append("\r\n").append(header);
        }
        byte[] start = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }

    /** Sends a request and waits for its answer. */
    public Answer ask(byte[] request) {
        try {
            socket.getOutputStream().write(request);
            filled = 0;
            int end = -1;
            while (end < 0) {
                // The head may end with the bytes that come next.
                int start = Math.max(0, filled - 3);
                fill();
                end = HttpHead.end(buffer, start, filled);
            }
            HttpHead head = new HttpHead(new String(buffer, 0, end, StandardCharsets.ISO_8859_1));
            String length = head.value("content-length");
            int bytes = length == null ? 0 : Integer.parseInt(length);
            while (filled < end + bytes) {
                fill();
            }
            if (filled > end + bytes) {
                throw new IOException("an answer is longer than it says");
            }
            return new Answer(
                    status(head.line()),
                    new String(buffer, end, bytes, StandardCharsets.UTF_8),
                    head.value("retry-after") != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(String line) {
        int space = line.indexOf(' ');
        return Integer.parseInt(line.substring(space + 1, space + 4));
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int read = socket.getInputStream().read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the service closed the connection");
        }
        filled += read;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
