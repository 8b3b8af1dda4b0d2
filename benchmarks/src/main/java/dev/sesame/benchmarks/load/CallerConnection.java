package dev.sesame.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** A caller's connection: it reads no more of an answer than it must, since its CPU is the service's, too. */
public final class CallerConnection implements AutoCloseable {

    /** How long a caller waits for an answer. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String LENGTH = "content-length:";
    private static final String RETRY_AFTER = "retry-after:";

    private final int port;
    private Socket socket;
    private InputStream in;

    public CallerConnection(int port) {
        this.port = port;
        try {
            socket = connect(port);
            in = new BufferedInputStream(socket.getInputStream());
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
            in = new BufferedInputStream(socket.getInputStream());
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
            String first = line();
            int status = Integer.parseInt(first.substring(first.indexOf(' ') + 1, first.indexOf(' ') + 4));
            int length = 0;
            boolean retryAfter = false;
            for (String line = line(); !line.isEmpty(); line = line()) {
                String header = line.toLowerCase(Locale.ROOT);
                if (header.startsWith(LENGTH)) {
                    length = Integer.parseInt(header.substring(LENGTH.length()).strip());
                }
                retryAfter |= header.startsWith(RETRY_AFTER);
            }
            return new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8), retryAfter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the service closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
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
