package dev.sesame.simulator.error;

/** The simulated service refuses a request. It carries what the client is told and no stack trace. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SesError error;

    public RefusedException(SesError error) {
        super(error.type() + ": " + error.message(), null, false, false);
        this.error = error;
    }

    public SesError error() {
        return error;
    }
}
