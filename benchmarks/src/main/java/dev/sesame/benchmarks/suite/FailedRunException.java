package dev.sesame.benchmarks.suite;

/** A measurement that is worth nothing; the message says why. */
public final class FailedRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FailedRunException(String message) {
        super(message);
    }

    public FailedRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
