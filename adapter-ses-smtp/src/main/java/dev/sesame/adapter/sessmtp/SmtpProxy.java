package dev.sesame.adapter.sessmtp;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on the way to the SMTP server. It resolves the server's name itself, and sees neither credentials nor mail:
 * TLS goes through it. Its own login travels unencrypted. Immutable.
 *
 * @param kind how the proxy is asked
 * @param host the host name or address
 * @param port the port
 * @param login what to authenticate with; null for none
 */
public record SmtpProxy(
        Kind kind, String host, int port, @Nullable Login login) {

    /** How a proxy is asked for a connection. */
    public enum Kind {
        /** SOCKS version 5 (RFC 1928), with user and password (RFC 1929) if there is a login. */
        SOCKS5,
        /** HTTP CONNECT (RFC 9110 §9.3.6), with Basic authentication if there is a login. */
        HTTP
    }

    /** A user and the password; RFC 1929 allows each 255 bytes. */
    public record Login(String user, Secret password) {}

    /**
     * Reads {@code socks5://host:port} or {@code http://host:port}, with {@code user:password@} before the host if the
     * proxy asks for it, both percent-encoded.
     *
     * @throws InvalidInputException if the text is no such URI; it does not repeat the text
     */
    public static SmtpProxy parse(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getScheme() != null && uri.getHost() != null && uri.getPort() > 0) {
                Kind kind = Kind.valueOf(uri.getScheme().toUpperCase(Locale.ROOT));
                return new SmtpProxy(kind, uri.getHost(), uri.getPort(), login(uri.getRawUserInfo()));
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Told below, without the text: it may hold a password.
        }
        throw InvalidInputException.config(List.of(
                new Problem("", "proxy must be a URI such as socks5://host:1080 or http://user:password@host:3128")));
    }

    private static @Nullable Login login(@Nullable String userInfo) {
        if (userInfo == null) {
            return null;
        }
        int colon = userInfo.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("no user and password");
        }
        String user = decode(userInfo.substring(0, colon));
        String password = decode(userInfo.substring(colon + 1));
        if (tooLong(user) || tooLong(password)) {
            throw new IllegalArgumentException("too long for RFC 1929");
        }
        return new Login(user, Secret.of(password));
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static boolean tooLong(String part) {
        return part.getBytes(StandardCharsets.UTF_8).length > 255;
    }
}
