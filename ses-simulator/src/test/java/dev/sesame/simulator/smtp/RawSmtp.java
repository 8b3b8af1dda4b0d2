package dev.sesame.simulator.smtp;

import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** An SMTP client that sends what it is told and returns every octet of a reply. */
final class RawSmtp implements AutoCloseable {

    static final String REGION = "eu-west-1";
    static final String PASSWORD = SmtpPassword.derive(Credential.EXAMPLE.secret(), REGION);

    private static final int TIMEOUT_MILLIS = 20_000;

    private Socket socket;

    private RawSmtp(Socket socket) {
        this.socket = socket;
    }

    /** Connects to the STARTTLS port. */
    static RawSmtp connect(SesSimulator simulator) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.smtpPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new RawSmtp(socket);
    }

    /** Connects to the TLS port. */
    static RawSmtp connectWithTls(SesSimulator simulator) throws IOException, GeneralSecurityException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.smtpsPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        RawSmtp client = new RawSmtp(socket);
        client.encrypt(trusting(simulator.smtpCaPem()), "localhost");
        return client;
    }

    /** A session on the STARTTLS port that has come as far as MAIL. */
    static RawSmtp ready(SesSimulator simulator) throws IOException, GeneralSecurityException {
        RawSmtp client = encrypted(simulator);
        client.send(plain(Credential.EXAMPLE.accessKeyId(), PASSWORD));
        return client;
    }

    /** A session on the STARTTLS port that has come as far as AUTH. */
    static RawSmtp encrypted(SesSimulator simulator) throws IOException, GeneralSecurityException {
        RawSmtp client = connect(simulator);
        client.reply();
        client.send("EHLO client.example.com");
        client.send("STARTTLS");
        client.encrypt(trusting(simulator.smtpCaPem()), "localhost");
        client.send("EHLO client.example.com");
        return client;
    }

    static String plain(String user, String password) {
        return "AUTH PLAIN " + base64("\0" + user + "\0" + password);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static SSLContext trusting(String caPem) throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance(KeyStore.getDefaultType());
        trust.load(null, null);
        trust.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(caPem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** Does the handshake, and checks the certificate as HTTPS does. */
    SSLSocket encrypt(SSLContext context, String host) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        socket = tls;
        return tls;
    }

    /** Sends a line and returns the reply to it. */
    String send(String line) throws IOException {
        write(line + "\r\n");
        return reply();
    }

    void write(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Sends an envelope and a message; returns the reply after the final dot. */
    String mail(String recipient) throws IOException {
        envelope(recipient);
        return content(message(recipient));
    }

    /** Sends all up to DATA, and returns the reply to it. */
    String envelope(String recipient) throws IOException {
        send("MAIL FROM:<noreply@example.com>");
        send("RCPT TO:<" + recipient + ">");
        return send("DATA");
    }

    /** Sends the content and the final dot. */
    String content(String message) throws IOException {
        write(message + "\r\n.\r\n");
        return reply();
    }

    static String message(String recipient) {
        return "From: Sesame <noreply@example.com>\r\nTo: " + recipient + "\r\nSubject: Your code\r\n\r\n123456";
    }

    /** All lines of a reply with {@code \n} between them; what was read so far if the connection closes within. */
    String reply() throws IOException {
        String reply = line();
        while (reply.length() > 3 && reply.charAt(reply.lastIndexOf('\n') + 4) == '-') {
            reply += "\n" + line();
        }
        return reply;
    }

    /** The next reply, if it comes within that time. */
    String replyWithin(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        return reply();
    }

    /** Whether the server closes the connection now, without another word. */
    boolean isClosed() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }
}
