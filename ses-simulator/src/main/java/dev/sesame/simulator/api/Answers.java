package dev.sesame.simulator.api;

import dev.sesame.simulator.error.SesError;
import dev.sesame.simulator.http.Answer;
import dev.sesame.simulator.http.Transmission;
import dev.sesame.simulator.json.Json;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;

/** Answers in the form of the REST JSON protocol. */
final class Answers {

    private Answers() {}

    static Answer result(Map<String, ?> fields) {
        return Answer.json(200, Map.of("x-amzn-requestid", requestId()), Json.write(fields));
    }

    static Answer error(SesError error) {
        return Answer.json(
                error.status(),
                Map.of("x-amzn-requestid", requestId(), "x-amzn-errortype", error.type()),
                Json.write(Collections.singletonMap("message", error.message())));
    }

    static Answer other(int status, String contentType, String body) {
        return new Answer(status, contentType, Map.of("x-amzn-requestid", requestId()), body, Transmission.WHOLE);
    }

    private static String requestId() {
        return UUID.randomUUID().toString();
    }
}
