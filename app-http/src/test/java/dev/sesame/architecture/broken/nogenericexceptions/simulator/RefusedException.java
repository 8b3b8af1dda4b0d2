package dev.sesame.architecture.broken.nogenericexceptions.simulator;

@SuppressWarnings("serial")
final class RefusedException extends RuntimeException {
    RefusedException(Throwable cause) {
        super(new IllegalStateException(cause));
    }
}
