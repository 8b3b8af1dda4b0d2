package dev.sesame.simulator.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.RejectedExecutionException;

/** A port that takes connections. */
final class SmtpListener implements AutoCloseable {

    private static final int BACKLOG = 1024;

    /** Takes a connection over; it must not block. */
    @FunctionalInterface
    interface Taker {
        void take(Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final int port;

    private SmtpListener(ServerSocket server) {
        this.server = server;
        port = server.getLocalPort();
    }

    /** @throws UncheckedIOException if the port cannot be bound */
    static SmtpListener open(String host, int port) {
        try {
            return new SmtpListener(new ServerSocket(port, BACKLOG, InetAddress.getByName(host)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The simulator cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return port;
    }

    /** Hands on every connection until the port is closed. */
    void accept(Taker taker) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                taker.take(socket);
            } catch (IOException | RejectedExecutionException e) {
                // This connection is lost, or the port is closed; the next one may do better.
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }
}
