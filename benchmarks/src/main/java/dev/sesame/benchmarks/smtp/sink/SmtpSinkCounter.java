package dev.sesame.benchmarks.smtp.sink;

import java.io.IOException;
import java.io.Reader;
import java.time.Duration;

/** Reads the counters that smtp-sink writes: {@code sess=1 quit=1 mesg=2}, again and again. */
final class SmtpSinkCounter {

    private long messages;

    void read(Reader output) {
        StringBuilder digits = new StringBuilder();
        boolean inMessages = false;
        try {
            for (int c = output.read(); c >= 0; c = output.read()) {
                if (c == 'm' || c == '\r') {
                    if (inMessages && !digits.isEmpty()) {
                        set(Long.parseLong(digits.toString()));
                    }
                    digits.setLength(0);
                    inMessages = c == 'm';
                } else if (inMessages && Character.isDigit(c)) {
                    digits.append((char) c);
                }
            }
        } catch (IOException e) {
            // It ended; what it did not count is missing.
        }
    }

    private synchronized void set(long value) {
        messages = value;
        notifyAll();
    }

    synchronized long await(long expected, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toMillis();
                    messages < expected && left > 0;
                    left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return messages;
    }
}
