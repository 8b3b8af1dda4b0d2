package dev.sesame.adapter.sessmtp;

/** How far an attempt came. Until {@link #ANSWER}, the server cannot have the message. */
enum Stage {
    /** Up to the server's greeting and what it offers. */
    CONNECTING,
    /** Turning to TLS. */
    SECURING,
    LOGGING_IN,
    /** Sender, recipient, and the wish to send. */
    ENVELOPE,
    /** The message, up to its last dot. */
    CONTENT,
    /** The last dot may have left. */
    ANSWER
}
