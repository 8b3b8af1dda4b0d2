package dev.sesame.simulator.http;

import java.util.Map;

/** What a request is answered, and how that reaches the client. */
public record Answer(
        int status, String contentType, Map<String, String> headers, String body, Transmission transmission) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, Map<String, String> headers, String body) {
        return new Answer(status, "application/json", headers, body, Transmission.WHOLE);
    }

    public Answer sent(Transmission how) {
        return new Answer(status, contentType, headers, body, how);
    }
}
