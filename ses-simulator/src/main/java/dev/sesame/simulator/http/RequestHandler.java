package dev.sesame.simulator.http;

/** Answers requests, from many threads at once. It must not throw: what it throws becomes an empty HTTP 500. */
@FunctionalInterface
public interface RequestHandler {

    Answer handle(Request request);

    /** The answer to a body above the limit, which was not read to its end. */
    default Answer tooLarge(int maxBytes) {
        return Answer.json(
                413, java.util.Map.of(), "{\"message\":\"The request is larger than " + maxBytes + " bytes.\"}");
    }
}
