package dev.sesame.adapter.sesapi;

import dev.sesame.core.connector.Secret;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy on the way to Amazon: CONNECT for https endpoints, forwarding for http ones. Immutable.
 *
 * @param host the host name or address
 * @param port the port
 * @param login what to authenticate with (Basic); null for none
 */
public record HttpProxy(String host, int port, @Nullable Login login) {

    /** A user and the password. */
    public record Login(String user, Secret password) {}

    /**
     * Reads {@code http://host:port} or {@code http://user:password@host:port}, user and password percent-encoded.
     *
     * @throws InvalidInputException if the text is no such URI; it does not repeat the text
     */
    public static HttpProxy parse(String text) {
        try {
            URI uri = new URI(text);
            if ("http".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
                return new HttpProxy(uri.getHost(), uri.getPort(), login(uri.getRawUserInfo()));
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Told below, without the text: it may hold a password.
        }
        throw InvalidInputException.config(List.of(
                new Problem("", "proxy must be a URI such as http://host:3128 or http://user:password@host:3128")));
    }

    private static @Nullable Login login(@Nullable String userInfo) {
        if (userInfo == null) {
            return null;
        }
        int colon = userInfo.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("no user and password");
        }
        return new Login(decode(userInfo.substring(0, colon)), Secret.of(decode(userInfo.substring(colon + 1))));
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
