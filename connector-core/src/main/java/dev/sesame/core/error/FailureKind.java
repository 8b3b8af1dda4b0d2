package dev.sesame.core.error;

/** Whether a message that failed may be sent again. */
public enum FailureKind {
    /** Refused for good: the same message will fail again until somebody changes something. */
    PERMANENT,

    /** Certainly not accepted, for a reason that passes: it is safe to send again. */
    TRANSIENT,

    /** May have been accepted: sending again may deliver twice. */
    AMBIGUOUS
}
