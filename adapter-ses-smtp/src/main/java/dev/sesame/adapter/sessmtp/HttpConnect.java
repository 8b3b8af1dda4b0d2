package dev.sesame.adapter.sessmtp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks an HTTP proxy for a connection: CONNECT, RFC 9110 §9.3.6. */
final class HttpConnect {

    private static final int MAX_ANSWER = 16_384;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*", Pattern.DOTALL);

    private HttpConnect() {}

    static void through(SmtpProxy proxy, Socket socket, String host, int port) throws IOException {
        String authority = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        StringBuilder request = new StringBuilder("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n");
        SmtpProxy.Login login = proxy.login();
        if (login != null) {
            String pair = login.user() + ":" + login.password().reveal();
            request.append("Proxy-Authorization: Basic ")
                    .append(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                    .append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        check(answer(socket.getInputStream()));
    }

    private static void check(String answer) throws ProxyException {
        Matcher status = STATUS.matcher(answer);
        if (!status.matches()) {
            throw new ProxyException("the proxy does not speak HTTP", true);
        }
        int code = Integer.parseInt(status.group(1));
        if (code == 407) {
            throw new ProxyException("the proxy refuses its user or password (HTTP 407)", true);
        }
        if (code / 100 != 2) {
            throw new ProxyException("the proxy answers HTTP " + code, code < 500);
        }
    }

    /** Byte by byte, since what follows the answer is the server's. */
    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int newlines = 0;
        while (newlines < 2) {
            int value = in.read();
            if (value < 0) {
                throw new EOFException("the proxy closed the connection");
            }
            if (answer.size() == MAX_ANSWER) {
                throw new ProxyException("the proxy's answer does not end", true);
            }
            answer.write(value);
            newlines = value == '\n' ? newlines + 1 : value == '\r' ? newlines : 0;
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
