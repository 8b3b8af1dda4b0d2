package dev.sesame.adapter.sessmtp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A SOCKS 5 or HTTP proxy that connects everybody to one port of this machine, and remembers what it was asked for. */
final class FakeProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final SmtpProxy setting;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /**
     * Listens.
     *
     * @param uri the beginning of its URI, with what it takes for a login
     */
    FakeProxy(String uri, int port) {
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        this.setting = SmtpProxy.parse(uri + "127.0.0.1:" + socket.getLocalPort());
        this.port = port;
        threads.execute(this::accept);
    }

    SmtpProxy setting() {
        return setting;
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> targets() {
        return targets;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            switch (setting.kind()) {
                case SOCKS5 -> socks(client);
                case HTTP -> http(client);
            }
        } catch (IOException e) {
            // The client has what it wanted, or gave up.
        }
    }

    private void socks(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        in.readUnsignedByte();
        byte[] methods = new byte[in.readUnsignedByte()];
        in.readFully(methods);
        SmtpProxy.Login login = setting.login();
        out.write(new byte[] {5, (byte) (login == null ? 0 : 2)});
        if (login != null) {
            in.readUnsignedByte();
            String user = text(in);
            String password = text(in);
            boolean known = user.equals(login.user())
                    && password.equals(login.password().reveal());
            out.write(new byte[] {1, (byte) (known ? 0 : 1)});
            if (!known) {
                return;
            }
        }
        in.readFully(new byte[4]);
        targets.add(text(in) + ":" + in.readUnsignedShort());
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 25});
            relay(client, server);
        } catch (ConnectException e) {
            out.write(new byte[] {5, 5, 0, 1, 0, 0, 0, 0, 0, 0});
        }
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedByte()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void http(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.read());
        }
        SmtpProxy.Login login = setting.login();
        if (login != null && !request.toString().contains("\r\nProxy-Authorization: Basic " + basic(login) + "\r\n")) {
            say(client, "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic\r\n\r\n");
            return;
        }
        targets.add(request.substring("CONNECT ".length(), request.indexOf(" HTTP/1.1\r\n")));
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            say(client, "HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n");
            relay(client, server);
        } catch (ConnectException e) {
            say(client, "HTTP/1.1 502 Bad Gateway\r\n\r\n");
        }
    }

    private static String basic(SmtpProxy.Login login) {
        String pair = login.user() + ":" + login.password().reveal();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void relay(Socket client, Socket server) throws IOException {
        open.add(server);
        threads.execute(() -> {
            try {
                server.getInputStream().transferTo(client.getOutputStream());
                client.close();
            } catch (IOException e) {
                // One side is gone.
            }
        });
        client.getInputStream().transferTo(server.getOutputStream());
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
}
