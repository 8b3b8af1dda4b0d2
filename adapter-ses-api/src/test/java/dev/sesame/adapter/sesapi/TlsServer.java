package dev.sesame.adapter.sesapi;

import dev.sesame.simulator.tls.ServerCertificate;
import dev.sesame.simulator.tls.ServerTls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Shows a certificate and waits; first, it plays a proxy that lets everybody through, if somebody asks for that. */
final class TlsServer implements AutoCloseable {

    private final ServerTls tls = ServerTls.forHost("localhost");
    private final ServerCertificate certificate;
    private final ServerSocket socket;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final boolean proxy;

    private TlsServer(ServerCertificate certificate, boolean proxy) {
        this.certificate = certificate;
        this.proxy = proxy;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread thread = new Thread(this::accept);
        thread.setDaemon(true);
        thread.start();
    }

    static TlsServer showing(ServerCertificate certificate) {
        return new TlsServer(certificate, false);
    }

    /** A proxy, and whatever it is asked for. */
    static TlsServer behindProxy() {
        return new TlsServer(ServerCertificate.TRUSTED, true);
    }

    int port() {
        return socket.getLocalPort();
    }

    URI uri() {
        return URI.create("https://localhost:" + port());
    }

    String authorityPem() {
        return tls.authorityPem();
    }

    /** What the proxy was asked for. */
    List<String> targets() {
        return targets;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                open.add(client);
                if (proxy) {
                    connect(client);
                }
                try (Socket secured = tls.over(client, certificate)) {
                    secured.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException e) {
                // The client does not like the certificate, or the test is over.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.read());
        }
        targets.add(request.substring(0, request.indexOf("\r\n")));
        client.getOutputStream()
                .write("HTTP/1.1 200 Connected\r\nVia: test\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
