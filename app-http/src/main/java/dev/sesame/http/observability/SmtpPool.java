package dev.sesame.http.observability;

/** The connections of SES SMTP. Safe for concurrent use. */
@FunctionalInterface
public interface SmtpPool {

    /** What there is now; nothing if no message leaves over SMTP. */
    Connections connections();

    /**
     * Connections at a moment.
     *
     * @param open those that are there
     * @param idle those of them that nobody uses
     * @param waiting messages that wait for one
     */
    record Connections(int open, int idle, int waiting) {}
}
