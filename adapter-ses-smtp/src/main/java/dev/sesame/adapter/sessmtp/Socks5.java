package dev.sesame.adapter.sessmtp;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a SOCKS proxy for a connection: RFC 1928, with user and password, RFC 1929. The proxy resolves the name. */
final class Socks5 {

    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int PASSWORD = 2;
    private static final int NOT_ALLOWED = 2;
    private static final int COMMAND_NOT_SUPPORTED = 7;

    private Socks5() {}

    static void through(SmtpProxy proxy, Socket socket, String host, int port) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        SmtpProxy.Login login = proxy.login();
        int method = login == null ? NO_LOGIN : PASSWORD;
        out.write(new byte[] {VERSION, 1, (byte) method});
        checkVersion(in.readUnsignedByte());
        if (in.readUnsignedByte() != method) {
            throw new ProxyException(
                    login == null ? "the proxy asks for a user and password" : "the proxy takes no user and password",
                    true);
        }
        if (login != null) {
            logIn(login, in, out);
        }
        connect(host, port, in, out);
    }

    private static void logIn(SmtpProxy.Login login, DataInputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(1);
        writeText(login.user(), request);
        writeText(login.password().reveal(), request);
        out.write(request.toByteArray());
        in.readUnsignedByte();
        if (in.readUnsignedByte() != 0) {
            throw new ProxyException("the proxy refuses its user or password", true);
        }
    }

    private static void connect(String host, int port, DataInputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(new byte[] {VERSION, 1, 0, 3});
        writeText(host, request);
        request.write(port >> 8);
        request.write(port);
        out.write(request.toByteArray());
        checkVersion(in.readUnsignedByte());
        int answer = in.readUnsignedByte();
        if (answer != 0) {
            throw new ProxyException(
                    "the proxy answers SOCKS code " + answer, answer == NOT_ALLOWED || answer >= COMMAND_NOT_SUPPORTED);
        }
        in.readUnsignedByte();
        in.readFully(new byte[addressLength(in) + 2]);
    }

    private static int addressLength(DataInputStream in) throws IOException {
        return switch (in.readUnsignedByte()) {
            case 1 -> 4;
            case 3 -> in.readUnsignedByte();
            case 4 -> 16;
            default -> throw new ProxyException("the proxy does not speak SOCKS 5", true);
        };
    }

    private static void writeText(String text, ByteArrayOutputStream request) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        request.write(bytes.length);
        request.writeBytes(bytes);
    }

    private static void checkVersion(int version) throws ProxyException {
        if (version != VERSION) {
            throw new ProxyException("the proxy does not speak SOCKS 5", true);
        }
    }
}
