package dev.sesame.simulator.smtp;

import java.io.IOException;

/** What the client sent is no command line (RFC 5321 §2.3.8). */
final class BadLineException extends IOException {

    private static final long serialVersionUID = 1L;
}
