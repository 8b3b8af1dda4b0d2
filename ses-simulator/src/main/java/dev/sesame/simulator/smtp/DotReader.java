package dev.sesame.simulator.smtp;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Collects a message's content octet by octet, until its final dot (RFC 5321 §4.5.2). */
final class DotReader {

    private enum State {
        LINE_START,
        DOT,
        DOT_CR,
        TEXT,
        CR,
        COMPLETE
    }

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final int maxOctets;
    private State state = State.LINE_START;
    private boolean tooLong;

    DotReader(int maxOctets) {
        this.maxOctets = maxOctets;
    }

    boolean isComplete() {
        return state == State.COMPLETE;
    }

    /** The content, or empty if it is too long. */
    Optional<byte[]> octets() {
        return tooLong ? Optional.empty() : Optional.of(content.toByteArray());
    }

    void add(int octet) {
        if (state == State.LINE_START && octet == '.') {
            state = State.DOT;
            return;
        }
        if (state == State.DOT && octet == '\r') {
            state = State.DOT_CR;
            return;
        }
        if (state == State.DOT_CR) {
            if (octet == '\n') {
                state = State.COMPLETE;
                return;
            }
            keep('\r');
        }
        boolean afterCr = state == State.CR || state == State.DOT_CR;
        keep(octet);
        if (octet == '\r') {
            state = State.CR;
        } else {
            state = afterCr && octet == '\n' ? State.LINE_START : State.TEXT;
        }
    }

    private void keep(int octet) {
        if (content.size() == maxOctets) {
            tooLong = true;
        } else {
            content.write(octet);
        }
    }
}
