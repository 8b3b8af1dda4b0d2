package dev.sesame.simulator.tls;

/** The certificate that the server presents. */
public enum ServerCertificate {
    /** Signed by the simulator's authority, for the names it serves. */
    TRUSTED,
    /** As the trusted one, but its time is over. */
    EXPIRED,
    /** For the right names, but signed by itself. */
    SELF_SIGNED,
    /** Signed by the simulator's authority, for {@code wrong-host.example.com}. */
    WRONG_HOST
}
