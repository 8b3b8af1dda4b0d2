package dev.sesame.simulator.mailbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The mail that the simulator accepted, newest first. It keeps a bounded number of messages and of characters, and
 * drops the oldest beyond either; the newest always stays. Thread-safe.
 */
public final class Mailbox {

    /** Large messages push out others, so that a thousand of them do not fill the heap. */
    private static final long MAX_CHARACTERS = 128L << 20;

    private final int capacity;
    private final Deque<ReceivedMail> newestFirst = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private long characters;
    private long accepted;

    /** A mailbox for that many messages. */
    public Mailbox(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, but was " + capacity);
        }
        this.capacity = capacity;
    }

    public void add(ReceivedMail mail) {
        lock.lock();
        try {
            newestFirst.addFirst(mail);
            accepted++;
            characters += mail.request().length();
            while (newestFirst.size() > capacity || (characters > MAX_CHARACTERS && newestFirst.size() > 1)) {
                characters -= newestFirst.removeLast().request().length();
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A copy of what the mailbox holds now, newest first. */
    public List<ReceivedMail> messages() {
        lock.lock();
        try {
            return List.copyOf(newestFirst);
        } finally {
            lock.unlock();
        }
    }

    /** The message with that SES message id. */
    public Optional<ReceivedMail> find(String id) {
        return messages().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    /** How many messages were ever accepted, the dropped and cleared ones included. */
    public long accepted() {
        lock.lock();
        try {
            return accepted;
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            newestFirst.clear();
            characters = 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a message that matches, those already here included, oldest first.
     *
     * @return the message, or empty when the time is over
     */
    public Optional<ReceivedMail> await(Duration atMost, Predicate<? super ReceivedMail> wanted)
            throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            Optional<ReceivedMail> found = oldestMatch(wanted);
            while (found.isEmpty() && nanos > 0) {
                nanos = arrived.awaitNanos(nanos);
                found = oldestMatch(wanted);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private Optional<ReceivedMail> oldestMatch(Predicate<? super ReceivedMail> wanted) {
        for (Iterator<ReceivedMail> oldestFirst = newestFirst.descendingIterator(); oldestFirst.hasNext(); ) {
            ReceivedMail mail = oldestFirst.next();
            if (wanted.test(mail)) {
                return Optional.of(mail);
            }
        }
        return Optional.empty();
    }
}
