package dev.sesame.simulator.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The octets of one connection. One thread reads; writing and closing are for any. */
final class Wire {

    /** Enough for AUTH with an initial response (RFC 4954 §4). */
    private static final int MAX_LINE = 12_288;

    private final Socket plain;
    private final SmtpConnectionLog log;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;
    private volatile Socket socket;
    private InputStream in;
    private OutputStream out;

    Wire(Socket plain, SmtpConnectionLog log) throws IOException {
        this.plain = plain;
        this.log = log;
        socket = plain;
        in = plain.getInputStream();
        out = plain.getOutputStream();
    }

    /** How long a read may wait; zero for ever. */
    void timeout(Duration time) throws IOException {
        socket.setSoTimeout((int) Math.min(time.toMillis(), Integer.MAX_VALUE));
    }

    /** The next line without its end, or null if the client has closed. Every octet is one character. */
    @Nullable
    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = read(); octet != '\r'; octet = read()) {
            if (octet < 0) {
                return null;
            }
            if (octet < ' ' || line.length() == MAX_LINE) {
                throw new BadLineException();
            }
            line.append((char) octet);
        }
        if (read() != '\n') {
            throw new BadLineException();
        }
        return line.toString();
    }

    /**
     * Reads up to the final dot, which only CRLF on both sides makes one, and takes away the dots that the client added
     * (RFC 5321 §4.5.2).
     *
     * @return the content, or empty if it is longer than that
     * @throws EOFException if the client closes before the final dot
     */
    Optional<byte[]> readContent(int maxOctets) throws IOException {
        DotReader content = new DotReader(maxOctets);
        while (!content.isComplete()) {
            int octet = read();
            if (octet < 0) {
                throw new EOFException();
            }
            content.add(octet);
        }
        return content.octets();
    }

    /** Waits until there is something to read. */
    void await() throws IOException {
        if (position == limit) {
            fill();
        }
    }

    /** Whether the client has sent more than was read. */
    boolean hasMore() {
        return position < limit;
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Goes on in TLS. */
    void encrypt(SSLSocket tls) throws IOException {
        tls.setSoTimeout(plain.getSoTimeout());
        tls.startHandshake();
        in = tls.getInputStream();
        out = tls.getOutputStream();
        socket = tls;
    }

    /** Lets the reading thread find the end of its input, and close: a TLS socket cannot be closed while it is read. */
    void endInput() {
        try {
            plain.shutdownInput();
        } catch (IOException e) {
            // The client is gone.
        }
    }

    /** Closes when the client has read what was written, or a moment has passed. */
    void closeGently(Duration moment) {
        try {
            socket.shutdownOutput();
            timeout(moment);
            while (in.read(buffer) >= 0) {
                // Else the operating system answers what is still arriving with a reset, and the reply may be lost.
            }
        } catch (IOException e) {
            // The moment has passed, or the client is gone.
        } finally {
            close();
        }
    }

    /** Closes, with the farewell of TLS where it is in use. */
    void close() {
        closeQuietly(socket);
        closeQuietly(plain);
    }

    /** Closes the connection as a broken network does: without a farewell, and what is under way is lost. */
    void reset() {
        try {
            plain.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
        closeQuietly(plain);
    }

    private int read() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer);
        position = 0;
        limit = Math.max(count, 0);
        if (socket == plain) {
            log.addClear(buffer, limit);
        }
        return count > 0;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }
}
