package dev.sesame.adapter.sessmtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes the TCP connections, through the proxy if there is one. Safe for concurrent use. */
final class Dialer {

    private final SesSmtpConfig config;
    private final ScheduledThreadPoolExecutor timer;

    Dialer(SesSmtpConfig config) {
        this.config = config;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "ses-smtp-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        // Its thread ends with the last connection: nobody has to.
        timer.setKeepAliveTime(config.writeTimeout().toNanos(), TimeUnit.NANOSECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** A connection to the server, with what is left of the connect timeout to make it usable. */
    WireSocket dial(String host) throws IOException {
        long deadline = System.nanoTime() + config.connectTimeout().toNanos();
        SmtpProxy proxy = config.proxy();
        if (proxy == null) {
            return connect(host, host, config.port(), deadline);
        }
        WireSocket socket = connect(host, proxy.host(), proxy.port(), deadline);
        try {
            switch (proxy.kind()) {
                case SOCKS5 -> Socks5.through(proxy, socket, host, config.port());
                case HTTP -> HttpConnect.through(proxy, socket, host, config.port());
            }
            return socket;
        } catch (IOException e) {
            socket.abort();
            throw e;
        }
    }

    /** Tries every address of the name in turn, until one takes us or time is up. */
    private WireSocket connect(String host, String target, int port, long deadline) throws IOException {
        IOException failure = new SocketTimeoutException("no connection within " + config.connectTimeout());
        for (InetAddress address : InetAddress.getAllByName(target)) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.toMillis() <= 0) {
                break;
            }
            WireSocket socket = new WireSocket(host, left, config.writeTimeout(), timer);
            try {
                if (config.bindAddress() != null) {
                    socket.bind(new InetSocketAddress(config.bindAddress(), 0));
                }
                socket.connect(new InetSocketAddress(address, port), (int) left.toMillis());
                return socket;
            } catch (IOException e) {
                socket.abort();
                failure = e;
            }
        }
        throw failure;
    }
}
