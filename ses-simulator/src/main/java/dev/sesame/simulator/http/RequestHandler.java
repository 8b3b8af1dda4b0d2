package dev.sesame.simulator.http;

/** Answers requests, from many threads at once. */
public interface RequestHandler {

    /** The answer to a request. What it throws is logged and becomes an empty HTTP 500. */
    Answer handle(Request request);

    /** The answer to a request whose body is above the limit; it was not read to its end. */
    Answer tooLarge(int maxBytes);
}
