package dev.sesame.http.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * A file of the console.
 *
 * @param text what is in it
 * @param type its media type
 * @param etag its entity tag; weak, since it may be compressed on its way
 */
record Asset(String text, String type, String etag) {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "svg", "image/svg+xml");

    /** The file of that name with these bytes. */
    static Asset of(String name, byte[] bytes) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return new Asset(
                new String(bytes, StandardCharsets.UTF_8),
                Objects.requireNonNull(TYPES.get(extension), extension),
                "W/\"" + digest(bytes) + '"');
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
