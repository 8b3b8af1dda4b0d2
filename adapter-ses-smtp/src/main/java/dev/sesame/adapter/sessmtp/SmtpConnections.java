package dev.sesame.adapter.sessmtp;

/**
 * The connections of a transport at a moment, those of all accounts together. What changes while they are counted may or
 * may not be in it.
 *
 * @param open those that are being used, being made or kept
 * @param idle those of them that nobody uses
 * @param waiting messages that wait for one
 */
public record SmtpConnections(int open, int idle, int waiting) {

    static final SmtpConnections NONE = new SmtpConnections(0, 0, 0);

    SmtpConnections plus(SmtpConnections others) {
        return new SmtpConnections(open + others.open, idle + others.idle, waiting + others.waiting);
    }
}
