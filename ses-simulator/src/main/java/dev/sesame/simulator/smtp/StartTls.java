package dev.sesame.simulator.smtp;

/** What becomes of STARTTLS. Where it does not work, credentials and mail are taken in clear, as an attacker would. */
public enum StartTls {
    /** It is announced, works, and is required. */
    OFFERED,
    /** It is neither announced nor known. */
    HIDDEN,
    /** It is announced, and answered with 454. */
    REFUSED,
    /** It is announced and answered with 220, but the session goes on in clear. */
    IGNORED
}
