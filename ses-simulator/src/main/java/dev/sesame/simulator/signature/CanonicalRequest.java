package dev.sesame.simulator.signature;

import dev.sesame.simulator.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text whose hash is signed (AWS, "Create a signed AWS API request", step 1). */
final class CanonicalRequest {

    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private CanonicalRequest() {}

    static String of(Request request, List<String> signedHeaders) {
        StringBuilder text = new StringBuilder(512);
        text.append(request.method()).append('\n');
        // Encoded a second time, as for every service but S3.
        text.append(encoded(request.path(), true)).append('\n');
        text.append(query(request)).append('\n');
        for (String name : signedHeaders) {
            text.append(name).append(':').append(values(request, name)).append('\n');
        }
        text.append('\n').append(String.join(";", signedHeaders)).append('\n');
        return text.append(Hashes.sha256Hex(request.body())).toString();
    }

    private static String query(Request request) {
        String query = request.query();
        if (query == null || query.isEmpty()) {
            return "";
        }
        return Arrays.stream(query.split("&", -1))
                .map(CanonicalRequest::parameter)
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String parameter(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        return encoded(decoded(name), false) + "=" + encoded(decoded(value), false);
    }

    private static String values(Request request, String name) {
        return request.headers(name).stream()
                .map(value -> SPACES.matcher(value.strip()).replaceAll(" "))
                .collect(Collectors.joining(","));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String text, boolean keepSlash) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (isUnreserved(c) || (keepSlash && c == '/')) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || "-._~".indexOf(c) >= 0;
    }
}
