package dev.sesame.adapter.storejdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between the driver and the server, and loses a connection at the moment of a commit. */
final class LossyProxy implements AutoCloseable {

    /** What becomes of the commit that comes next. */
    enum Loss {
        NONE,
        /** The server never hears of it. */
        COMMIT,
        /** The server has done it, and the driver never hears of that. */
        ANSWER,
        /** The same, and nothing gets through afterwards. */
        ANSWER_AND_LINE
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService pumps = Executors.newCachedThreadPool();
    private final AtomicReference<Loss> next = new AtomicReference<>(Loss.NONE);
    private final int serverPort;
    private volatile boolean dead;

    LossyProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        pumps.execute(this::acceptAll);
    }

    int port() {
        return socket.getLocalPort();
    }

    void loseNext(Loss loss) {
        next.set(loss);
    }

    /** From now on connections get through again. */
    void mend() {
        dead = false;
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = socket.accept();
                if (dead) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                Line line = new Line(client, server);
                pumps.execute(line::toServer);
                pumps.execute(line::toClient);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private final class Line {
        private final Socket client;
        private final Socket server;
        private volatile boolean losesAnswer;

        private Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void toServer() {
            pump(client, server, (bytes, length) -> {
                if (!new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT")) {
                    return true;
                }
                Loss loss = next.getAndSet(Loss.NONE);
                losesAnswer = loss == Loss.ANSWER || loss == Loss.ANSWER_AND_LINE;
                dead = loss == Loss.ANSWER_AND_LINE;
                return loss != Loss.COMMIT;
            });
        }

        private void toClient() {
            // What the server says after a commit is its answer.
            pump(server, client, (bytes, length) -> !losesAnswer);
        }

        private void pump(Socket from, Socket to, Gate gate) {
            byte[] bytes = new byte[65_536];
            try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int length = in.read(bytes); length >= 0 && gate.passes(bytes, length); length = in.read(bytes)) {
                    out.write(bytes, 0, length);
                    out.flush();
                }
            } catch (IOException gone) {
                // One side has hung up, the other one is about to learn it.
            }
        }
    }

    private interface Gate {
        boolean passes(byte[] bytes, int length);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pumps.shutdownNow();
    }
}
