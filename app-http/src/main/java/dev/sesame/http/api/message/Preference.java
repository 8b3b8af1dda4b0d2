package dev.sesame.http.api.message;

import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.stream.Stream;

/** What a call prefers: the {@code Prefer} header (RFC 7240). */
final class Preference {

    static final String RESPOND_ASYNC = "respond-async";

    /** Answers with the preference that was honoured (RFC 7240 §3). */
    static final String APPLIED = "Preference-Applied";

    private Preference() {}

    /** Whether it wants to be answered before the message is sent. Every line of the header counts (RFC 9110 §5.3). */
    static boolean isAsync(HttpRequest<?> request) {
        return request.getHeaders().getAll("Prefer").stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(preference -> preference.split("[;=]", 2)[0].strip().toLowerCase(Locale.ROOT))
                .anyMatch(RESPOND_ASYNC::equals);
    }
}
