package dev.sesame.http.config;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import io.micronaut.http.server.cors.CorsOriginConfiguration;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The web pages that may call from another place than Sesame's own, with a key of theirs: there are no cookies. Immutable.
 *
 * @param values origins as browsers send them (RFC 6454 §7): {@code https://console.example.com}
 */
record CorsOrigins(List<String> values) {

    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final List<String> HEADERS = List.of(
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Prefer",
            "X-Request-Id",
            "traceparent");

    private static final List<String> SHOWN =
            List.of("ETag", "Location", "Preference-Applied", "Retry-After", "WWW-Authenticate", "X-Request-Id");

    private static final long ONE_HOUR_SECONDS = 3600;

    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[1-9]\\d{0,4})?");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** Copies the list. */
    CorsOrigins {
        values = List.copyOf(values);
    }

    /** Whether this is an origin that may be allowed: others on the way could write into any but these two kinds. */
    static boolean isOrigin(String text) {
        if (!ORIGIN.matcher(text).matches()) {
            return false;
        }
        String host = URI.create(text).getHost();
        return host != null
                && (text.startsWith("https:") || LOOPBACK.matcher(host).matches());
    }

    /** Has the server tell browsers that these may call; nothing if there are none. */
    void allow(CorsConfiguration cors) {
        if (values.isEmpty()) {
            return;
        }
        CorsOriginConfiguration origins = new CorsOriginConfiguration();
        origins.setAllowedOrigins(values);
        origins.setAllowedMethods(METHODS);
        origins.setAllowedHeaders(HEADERS);
        origins.setExposedHeaders(SHOWN);
        origins.setAllowCredentials(false);
        origins.setAllowPrivateNetwork(false);
        origins.setMaxAge(ONE_HOUR_SECONDS);
        cors.setConfigurations(Map.of("sesame", origins));
        cors.setEnabled(true);
    }
}
