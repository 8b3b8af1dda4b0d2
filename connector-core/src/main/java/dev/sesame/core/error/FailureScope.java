package dev.sesame.core.error;

/** How far a failure reaches: what it says about other messages, and about other transports. */
public enum FailureScope {
    /** This message, or something that only messages like it need: the transport works. */
    MESSAGE,

    /** The account's sending limits, which every transport counts towards: the transport works, and no other would help. */
    LIMIT,

    /** This process at this moment, which has more to send than connections: says nothing of the provider. */
    LOAD,

    /** Every message of this account and sender on this transport, until somebody changes something. */
    SETUP,

    /** The transport, or the way to the provider: passes by itself, and another transport may still work. */
    TRANSPORT
}
