package dev.sesame.adapter.sesapi;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server that does to each request what the test says, down to the byte. */
final class WireServer implements AutoCloseable {

    /** What happens to a request. */
    interface Exchange {
        void with(Wire wire) throws Exception;
    }

    /** A request as it came. */
    record Request(String line, Map<String, String> headers, String body) {}

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });
    private final LinkedBlockingQueue<Exchange> next = new LinkedBlockingQueue<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Exchange otherwise = Wire::accept;

    private WireServer(ServerSocket server) {
        this.server = server;
    }

    static WireServer start() {
        return start(0);
    }

    /** With a receive buffer of this many bytes, so that little is taken before it is read; 0 for the system's. */
    static WireServer start(int receiveBuffer) {
        try {
            ServerSocket socket = new ServerSocket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            return start(socket);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static WireServer start(ServerSocket socket) throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        WireServer server = new WireServer(socket);
        server.threads.execute(server::accept);
        return server;
    }

    /** Does this with the next request that nothing was said about. */
    WireServer then(Exchange exchange) {
        next.add(exchange);
        return this;
    }

    /** Does this with every request that nothing else was said about; without it, accepts them. */
    WireServer always(Exchange exchange) {
        otherwise = exchange;
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    URI tlsUri() {
        return URI.create("https://localhost:" + port());
    }

    /** The requests that were read, in order. */
    List<Request> requests() {
        return requests;
    }

    int connections() {
        return connections.get();
    }

    /** Drops every connection there is. */
    void dropConnections() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            dropConnections();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Wire wire = new Wire(socket, new BufferedInputStream(socket.getInputStream()));
            while (wire.awaitBytes()) {
                Exchange exchange = next.poll();
                (exchange == null ? otherwise : exchange).with(wire);
            }
        } catch (Exception e) {
            // The client went away, or the test did.
        }
    }

    /** One connection, with a request on its way. */
    final class Wire {

        private final Socket socket;
        private final InputStream in;

        private Wire(Socket socket, InputStream in) {
            this.socket = socket;
            this.in = in;
        }

        private boolean awaitBytes() throws IOException {
            in.mark(1);
            int first = in.read();
            if (first >= 0) {
                in.reset();
            }
            return first >= 0;
        }

        /** Reads the whole request. */
        Request read() throws IOException {
            String line = readLine();
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String header = readLine(); !header.isEmpty(); header = readLine()) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon), header.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
            Request request = new Request(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
            requests.add(request);
            return request;
        }

        /** Reads the request and answers with JSON, as SES does. */
        void answer(int status, String body, String... headers) throws IOException {
            read();
            StringBuilder head = new StringBuilder("Content-Type: application/json\r\n");
            head.append("x-amzn-RequestId: request-").append(requests.size()).append("\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            raw("HTTP/1.1 " + status + " Status\r\n" + head + "Content-Length: "
                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
        }

        /** Reads the request and accepts the message. */
        void accept() throws IOException {
            answer(200, "{\"MessageId\":\"id\"}");
        }

        /** Reads the request and sends these bytes. */
        void reply(String text) throws IOException {
            read();
            raw(text);
        }

        /** Sends these bytes. */
        void raw(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        /** Says nothing until the client ends the connection. */
        void hang() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }

        /** Ends the connection, and waits until the client has ended it too. */
        void finish() throws IOException {
            socket.shutdownOutput();
            hang();
        }

        /** Ends the connection with a reset. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Ends the connection. */
        void drop() throws IOException {
            socket.close();
        }

        private String readLine() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new IOException("the client is gone");
                }
                line.append((char) b);
            }
            return line.toString().strip();
        }
    }
}
