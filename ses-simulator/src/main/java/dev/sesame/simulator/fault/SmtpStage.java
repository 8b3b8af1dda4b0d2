package dev.sesame.simulator.fault;

/** A point in an SMTP session where a fault can be met. */
public enum SmtpStage {
    /** The greeting. */
    CONNECT,
    /** EHLO, or HELO. */
    EHLO,
    STARTTLS,
    /** The answer to the credentials, whichever way they came. */
    AUTH,
    MAIL,
    RCPT,
    /** DATA itself, before any content. */
    DATA,
    /** When the first octet of the content is here, and before its final dot. */
    CONTENT,
    /** After the final dot. Faults that are not only for SMTP are met here too. */
    MESSAGE,
    NOOP,
    RSET,
    QUIT;

    boolean knowsRecipients() {
        return this == RCPT || this == DATA || this == CONTENT || this == MESSAGE;
    }
}
