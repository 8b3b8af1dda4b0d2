package dev.sesame.adapter.sessmtp;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The socket below TLS: it ends reads and writes that take too long, and knows whether the end of a message may have left.
 * For one thread at a time, but for {@link #close()}.
 */
final class WireSocket extends Socket {

    private final String host;
    private final Duration writeTimeout;
    private final ScheduledExecutorService timer;

    private Duration patience;
    private boolean renewed;
    private long readBy;
    private boolean handingOver;
    private boolean mayHaveLeft;

    /**
     * An unconnected socket.
     *
     * @param host what the server is called, whatever address it has: certificates are checked against it
     * @param patience how long everything may take until {@link #patience} says otherwise
     */
    WireSocket(String host, Duration patience, Duration writeTimeout, ScheduledExecutorService timer)
            throws IOException {
        this.host = host;
        this.writeTimeout = writeTimeout;
        this.timer = timer;
        this.patience = patience;
        this.readBy = System.nanoTime() + patience.toNanos();
        setTcpNoDelay(true);
    }

    /** From now on, all that is read must have come within this time: however it drips. */
    void patience(Duration total) {
        patience = total;
        renewed = false;
        readBy = System.nanoTime() + total.toNanos();
    }

    /** From now on, each answer must be complete within this time after what it answers. */
    void patiencePerAnswer(Duration each) {
        patience(each);
        renewed = true;
    }

    /** What is written from now on ends a message. */
    void startHandover() {
        handingOver = true;
        mayHaveLeft = false;
    }

    /** The message is answered. */
    void endHandover() {
        handingOver = false;
    }

    /**
     * Whether the end of the message may have left this machine. A write that fails has not taken all it was given, and TLS
     * writes the end as one record: if no write succeeded since {@link #startHandover()}, nobody can have read it.
     */
    boolean mayHaveLeft() {
        return mayHaveLeft;
    }

    /** The address under our own name for it: nobody has to look the name up. */
    @Override
    public InetAddress getInetAddress() {
        InetAddress address = super.getInetAddress();
        try {
            return InetAddress.getByAddress(host, address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has as many bytes as an address", e);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {

            @Override
            public int read() throws IOException {
                waitNoLonger();
                return super.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int count) throws IOException {
                waitNoLonger();
                return super.read(buffer, offset, count);
            }
        };
    }

    private void waitNoLonger() throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(readBy - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("no answer within " + patience);
        }
        setSoTimeout((int) left);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {

            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] buffer, int offset, int count) throws IOException {
                ScheduledFuture<?> alarm =
                        timer.schedule(WireSocket.this::abort, writeTimeout.toNanos(), TimeUnit.NANOSECONDS);
                try {
                    out.write(buffer, offset, count);
                } finally {
                    alarm.cancel(false);
                }
                mayHaveLeft |= handingOver;
                if (renewed) {
                    readBy = System.nanoTime() + patience.toNanos();
                }
            }
        };
    }

    /** Ends whatever is under way on this connection. */
    void abort() {
        try {
            close();
        } catch (IOException e) {
            // It is of no use any more, closed or not.
        }
    }
}
