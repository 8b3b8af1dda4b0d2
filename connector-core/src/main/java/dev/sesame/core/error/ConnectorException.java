package dev.sesame.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything Sesame throws on purpose. The message says what failed and how to mend it, and never holds a
 * secret, a recipient, a code or a body.
 */
public abstract class ConnectorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    ConnectorException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable code. */
    public final ErrorCode code() {
        return code;
    }

    /** Whether what failed may be tried again; the same as {@code code().kind()}. */
    public final FailureKind kind() {
        return code.kind();
    }

    /** The message; a {@code ConnectorException} always has one. */
    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
