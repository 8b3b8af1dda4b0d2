package dev.sesame.adapter.sessmtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.simulator.tls.ServerCertificate;
import dev.sesame.simulator.tls.ServerTls;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server that says what the test writes down, byte for byte; each connection goes through the same script. */
final class RawServer implements AutoCloseable {

    private static final ServerTls TLS = ServerTls.forHost("localhost");

    /** One connection from greeting to end. */
    @FunctionalInterface
    interface Script {
        void play(Line line) throws IOException;
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Throwable> troubles = new CopyOnWriteArrayList<>();

    private RawServer(ServerSocket socket) {
        this.socket = socket;
    }

    static RawServer start(Script script) {
        try {
            RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            server.threads.execute(() -> server.accept(script));
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server that speaks TLS from the first byte and lets everybody in; the script begins after that. */
    static RawServer loggedIn(Script script) {
        return start(line -> {
            line.startTls();
            line.logIn();
            script.play(line);
        });
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                open.add(connection);
                threads.execute(() -> serve(connection, script));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void serve(Socket connection, Script script) {
        try (connection) {
            script.play(new Line(connection));
        } catch (IOException | AssertionError e) {
            troubles.add(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return open.size();
    }

    /** Fails if a script did not come to its end. */
    void assertNoTrouble() {
        assertThat(troubles).isEmpty();
    }

    /** A transport that speaks TLS from the first byte. */
    SesSmtpTransport transport() {
        return transport(SesSmtpConfig.Tls.TLS);
    }

    SesSmtpTransport transport(SesSmtpConfig.Tls tls) {
        return transport(config -> config.tls(tls));
    }

    SesSmtpTransport transport(UnaryOperator<SesSmtpConfig.Builder> settings) {
        return new SesSmtpTransport(
                settings.apply(SesSmtpConfig.builder()
                                .host("localhost")
                                .port(port())
                                .tls(SesSmtpConfig.Tls.TLS)
                                .trust(TLS.authorityPem()))
                        .build(),
                SimulatedSes.CLOCK);
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.shutdownNow();
    }

    /** One connection, seen from the server. */
    static final class Line {

        private final Socket tcp;
        private InputStream in;
        private OutputStream out;

        private Line(Socket tcp) throws IOException {
            this.tcp = tcp;
            this.in = new BufferedInputStream(tcp.getInputStream());
            this.out = tcp.getOutputStream();
        }

        void startTls(String... protocols) throws IOException {
            SSLSocket tls = TLS.over(tcp, ServerCertificate.TRUSTED);
            if (protocols.length > 0) {
                tls.setEnabledProtocols(protocols);
            }
            tls.startHandshake();
            in = new BufferedInputStream(tls.getInputStream());
            out = tls.getOutputStream();
        }

        void logIn() throws IOException {
            say("220 hello");
            expect("EHLO");
            say("250-hello\r\n250 AUTH PLAIN LOGIN");
            expect("AUTH PLAIN");
            say("235 in");
        }

        /** Takes everything up to DATA, with the right replies. */
        void takeEnvelope() throws IOException {
            expect("MAIL FROM:");
            say("250 Ok");
            expect("RCPT TO:");
            say("250 Ok");
            expect("DATA");
            say("354 go on");
        }

        /** Takes a message and answers it; gives what came between 354 and the end of the final dot's line. */
        byte[] takeMessage(String reply) throws IOException {
            takeEnvelope();
            byte[] content = readContent();
            say(reply);
            return content;
        }

        /** What came up to and including {@code CRLF . CRLF}: no other line end counts. */
        byte[] readContent() throws IOException {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            // The last five bytes, as if a line had just ended.
            long tail = 0x0D0A;
            while ((tail & 0xFF_FFFF_FFFFL) != 0x0D_0A2E_0D0AL) {
                int value = in.read();
                if (value < 0) {
                    throw new IOException("the content does not end");
                }
                content.write(value);
                tail = tail << 8 | value;
            }
            return content.toByteArray();
        }

        /** The next line without its CRLF; null at the end. */
        @Nullable
        String read() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int value;
            while ((value = in.read()) >= 0 && value != '\n') {
                line.write(value);
            }
            String text = line.toString(StandardCharsets.ISO_8859_1);
            if (value < 0 && text.isEmpty()) {
                return null;
            }
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        }

        String expect(String start) throws IOException {
            String line = read();
            assertThat(line).startsWith(start);
            return String.valueOf(line);
        }

        void expectEnd() throws IOException {
            assertThat(read()).isNull();
        }

        void say(String lines) throws IOException {
            out.write((lines + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void sayWithoutEnd(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** Straight on the connection, as somebody in between would. */
        void sayPastTls(String bytes) throws IOException {
            tcp.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }

        void skip(int bytes) throws IOException {
            in.readNBytes(bytes);
        }

        /** Waits for the other end to close. */
        void expectSilence() throws IOException {
            in.skip(Long.MAX_VALUE);
        }

        /** Resets the connection. */
        void reset() throws IOException {
            tcp.setSoLinger(true, 0);
            tcp.close();
        }
    }
}
