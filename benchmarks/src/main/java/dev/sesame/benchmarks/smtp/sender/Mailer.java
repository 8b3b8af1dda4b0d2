package dev.sesame.benchmarks.smtp.sender;

import jakarta.mail.MessagingException;

/** A way to send. Safe for concurrent use. */
interface Mailer extends AutoCloseable {

    /** Sends the message with that number, and returns once it is accepted. */
    void send(long number) throws MessagingException;

    @Override
    void close();
}
