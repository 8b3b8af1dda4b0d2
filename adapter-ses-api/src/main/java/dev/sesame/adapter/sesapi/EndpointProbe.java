package dev.sesame.adapter.sesapi;

import static dev.sesame.adapter.sesapi.SesApiInspector.subject;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckStatus;
import dev.sesame.core.check.CheckSubject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Goes the way to an endpoint up to its certificate, and says nothing there. */
record EndpointProbe(SesApiConfig config, X509TrustManager trust) {

    /** Whether there is a way; tells what it finds. */
    boolean reaches(URI endpoint, Consumer<CheckItem> found) {
        HttpProxy proxy = config.proxy();
        String name = proxy == null ? endpoint.getHost() : proxy.host();
        int port = port(endpoint);
        CheckSubject dns = subject(CheckKind.DNS, name);
        CheckSubject connection = subject(CheckKind.CONNECTION, endpoint.getHost() + ":" + port);
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(name);
        } catch (UnknownHostException e) {
            found.accept(dns.fail(
                    "The name " + (proxy == null ? "" : "of the proxy ") + name + " cannot be looked up.",
                    proxy == null
                            ? "Check the region, SESAME_SES_API_ENDPOINT if it is set, and the name servers of this machine."
                            : "Check SESAME_SES_API_PROXY and the name servers of this machine."));
            found.accept(connection.skipped("Not tried, since the name cannot be looked up."));
            return false;
        }
        found.accept(dns.pass("The name " + (proxy == null ? "" : "of the proxy ") + "stands for "
                + Arrays.stream(addresses)
                        .map(InetAddress::getHostAddress)
                        .limit(4)
                        .collect(Collectors.joining(", ")) + "."));
        CheckItem item = connection(endpoint, addresses, connection);
        found.accept(item);
        return item.status() == CheckStatus.PASS;
    }

    private CheckItem connection(URI endpoint, InetAddress[] addresses, CheckSubject subject) {
        HttpProxy proxy = config.proxy();
        ShownCertificate certificate = new ShownCertificate();
        boolean tls = endpoint.getScheme().equals("https");
        try (Socket socket = dial(addresses, proxy == null ? port(endpoint) : proxy.port())) {
            if (!tls) {
                return subject.pass((proxy == null ? "Port " + port(endpoint) : "The proxy")
                        + " takes connections; the endpoint uses no TLS.");
            }
            if (proxy != null) {
                Tunnel.open(proxy, socket, endpoint.getHost(), port(endpoint));
            }
            shakeHands(socket, endpoint, certificate);
            certificate.checkWith(trust);
            return subject.pass(
                    "Port " + port(endpoint) + " takes connections" + (proxy == null ? "" : " through the proxy")
                            + ", TLS works, and the certificate is trusted and for " + endpoint.getHost() + ".");
        } catch (IOException | CertificateException e) {
            ConnectionTrouble trouble = ConnectionTrouble.of(e, certificate.issuer(), config);
            return subject.fail("Port " + port(endpoint) + " " + trouble.found(), trouble.remedy());
        }
    }

    /** Tries every address in turn, until one takes us or time is up. */
    private Socket dial(InetAddress[] addresses, int port) throws IOException {
        Duration timeout = config.connectTimeout();
        long deadline = System.nanoTime() + timeout.toNanos();
        IOException failure = new SocketTimeoutException("no connection within " + timeout);
        for (InetAddress address : addresses) {
            int left = millis(Duration.ofNanos(deadline - System.nanoTime()));
            if (left <= 0) {
                break;
            }
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), left);
                socket.setSoTimeout(millis(timeout));
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    private static void shakeHands(Socket socket, URI endpoint, ShownCertificate certificate) throws IOException {
        SSLContext context;
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {certificate}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has TLS", e);
        }
        SSLSocket tls =
                (SSLSocket) context.getSocketFactory().createSocket(socket, endpoint.getHost(), port(endpoint), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        tls.setSSLParameters(parameters);
        tls.startHandshake();
    }

    private static int millis(Duration time) {
        return (int) Math.min(Integer.MAX_VALUE, time.toMillis());
    }

    private static int port(URI endpoint) {
        return endpoint.getPort() > 0
                ? endpoint.getPort()
                : endpoint.getScheme().equals("https") ? 443 : 80;
    }
}
