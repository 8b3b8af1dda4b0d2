package dev.sesame.core.error;

/**
 * A change that something stands against: its precondition does not hold, or what is to be changed is not Sesame's to
 * change. Nothing was changed.
 */
public final class ConflictException extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /** What stands against the change, and what to do. */
    public ConflictException(ErrorCode code, String message) {
        super(code, message, null);
    }

    /** Somebody changed it since it was read. */
    public static ConflictException preconditionFailed(String what) {
        return new ConflictException(
                ErrorCode.PRECONDITION_FAILED,
                what + " is not in the state that the call expects: read it again, then change what is there now");
    }
}
