package dev.sesame.adapter.sesapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way through an HTTP proxy: CONNECT, RFC 9110 §9.3.6. */
final class Tunnel {

    private static final int MAX_ANSWER = 16_384;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*", Pattern.DOTALL);

    private Tunnel() {}

    static void open(HttpProxy proxy, Socket socket, String host, int port) throws IOException {
        String authority = host + ":" + port;
        StringBuilder request = new StringBuilder("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n");
        HttpProxy.Login login = proxy.login();
        if (login != null) {
            byte[] pair = (login.user() + ":" + login.password().reveal()).getBytes(StandardCharsets.UTF_8);
            request.append("Proxy-Authorization: Basic ")
                    .append(Base64.getEncoder().encodeToString(pair))
                    .append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        Matcher status = STATUS.matcher(answer(socket.getInputStream()));
        if (!status.matches()) {
            throw new RefusedException("does not speak HTTP");
        }
        if (!status.group(1).startsWith("2")) {
            throw new RefusedException("answers HTTP " + status.group(1)
                    + (status.group(1).equals("407") ? ": it refuses its user or password" : ""));
        }
    }

    /** Byte by byte, since what follows the answer is the server's. */
    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int newlines = 0;
        while (newlines < 2) {
            int value = in.read();
            if (value < 0 || answer.size() == MAX_ANSWER) {
                throw new RefusedException("does not answer as a proxy does");
            }
            answer.write(value);
            newlines = value == '\n' ? newlines + 1 : value == '\r' ? newlines : 0;
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    /** The proxy does not connect us; the message says how, as the rest of a sentence about it. */
    static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        private RefusedException(String message) {
            super(message);
        }
    }
}
