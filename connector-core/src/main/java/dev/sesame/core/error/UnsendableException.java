package dev.sesame.core.error;

import java.util.ArrayList;
import java.util.List;

/** The request is well-formed, but no message can be made of it. Nothing was sent. */
public final class UnsendableException extends ConnectorException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Problem> problems;

    /** What cannot be sent, and why, in one sentence. */
    public UnsendableException(ErrorCode code, String message) {
        this(code, message, List.of());
    }

    /** The same with the places in the request that are to blame. */
    public UnsendableException(ErrorCode code, String message, List<Problem> problems) {
        super(code, message, null);
        this.problems = new ArrayList<>(problems);
    }

    /** The places in the request that are to blame, such as the variables that are missing; may be empty. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
