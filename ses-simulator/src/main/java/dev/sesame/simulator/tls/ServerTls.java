package dev.sesame.simulator.tls;

import java.io.IOException;
import java.net.Socket;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The server side of TLS 1.2 and 1.3, with an authority of its own. That and each certificate are made when they are
 * first asked for. Thread-safe.
 */
public final class ServerTls {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Map<ServerCertificate, SSLContext> contexts = new EnumMap<>(ServerCertificate.class);
    private final List<String> hosts;
    private @Nullable CertificateAuthority authority;

    private ServerTls(Set<String> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    /** Serves loopback and that address or name. */
    public static ServerTls forHost(String host) {
        Set<String> hosts = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        hosts.add(host);
        return new ServerTls(hosts);
    }

    /** The authority's certificate in PEM: what a client must trust. */
    public String authorityPem() {
        return authority().pem();
    }

    /** A socket that speaks TLS over the given one once its handshake is done. Closing it closes both. */
    public SSLSocket over(Socket plain, ServerCertificate certificate) throws IOException {
        SSLSocket socket = (SSLSocket) context(certificate)
                .getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        socket.setUseClientMode(false);
        socket.setEnabledProtocols(PROTOCOLS);
        return socket;
    }

    private synchronized SSLContext context(ServerCertificate certificate) {
        return contexts.computeIfAbsent(certificate, kind -> authority().context(kind, hosts));
    }

    private synchronized CertificateAuthority authority() {
        if (authority == null) {
            authority = CertificateAuthority.create();
        }
        return authority;
    }
}
