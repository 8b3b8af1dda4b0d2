package dev.sesame.benchmarks.smtp.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A port that speaks TLS, in front of one on the same machine that does not. Counts what comes. */
final class TlsTerminator implements AutoCloseable {

    private static final int BACKLOG = 128;

    private final SSLServerSocket server;
    private final int behind;
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    private TlsTerminator(SSLServerSocket server, int behind) {
        this.server = server;
        this.behind = behind;
    }

    /** Starts in front of that port. */
    static TlsTerminator start(SSLContext context, int behind) throws IOException {
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        TlsTerminator terminator = new TlsTerminator(server, behind);
        Thread.startVirtualThread(terminator::accept);
        return terminator;
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections there were since the last call. */
    long takeConnections() {
        return connections.getAndSet(0);
    }

    /** How many bytes came inside TLS since the last call. */
    long takeBytes() {
        return bytes.getAndSet(0);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                SSLSocket client = (SSLSocket) server.accept();
                connections.incrementAndGet();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                // Closed, or a client that went away: the next one is welcome.
            }
        }
    }

    private void serve(SSLSocket client) {
        try (client;
                Socket sink = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            client.setTcpNoDelay(true);
            sink.setTcpNoDelay(true);
            Thread answers = Thread.startVirtualThread(() -> copy(sink, client, new AtomicLong()));
            copy(client, sink, bytes);
            answers.join();
        } catch (IOException e) {
            // What is missing in the count tells of it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to, AtomicLong count) {
        byte[] buffer = new byte[16 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count.addAndGet(read);
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One side is gone, so that nothing is left to copy.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
