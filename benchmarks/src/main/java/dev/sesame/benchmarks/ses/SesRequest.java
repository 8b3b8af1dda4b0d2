package dev.sesame.benchmarks.ses;

/**
 * What the stand-in looks at of a request.
 *
 * @param line its first line
 * @param start how its body begins
 * @param bytes how long the body is
 */
record SesRequest(String line, String start, int bytes) {}
