package dev.sesame.adapter.storejdbc;

import dev.sesame.core.error.StoreException;
import java.util.concurrent.atomic.AtomicInteger;

/** A database that loses what it should answer, with or without having done what it was asked. */
final class ForgetfulDatabase implements Database {

    private static final class NotDone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Database database;
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final AtomicInteger lostWork = new AtomicInteger();

    ForgetfulDatabase(Database database) {
        this.database = database;
    }

    /** So many writes are done, and nobody learns it. */
    void loseAnswers(int count) {
        lostAnswers.set(count);
    }

    /** So many writes are taken back, and nobody learns it. */
    void loseWork(int count) {
        lostWork.set(count);
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }

    @Override
    public <T> T write(Work<T> work) {
        if (isOneOf(lostWork)) {
            try {
                return database.write(session -> {
                    T ignored = work.in(session);
                    throw new NotDone();
                });
            } catch (NotDone e) {
                throw StoreException.unknown("told to lose the work", null);
            }
        }
        T result = database.write(work);
        if (isOneOf(lostAnswers)) {
            throw StoreException.unknown("told to lose the answer", null);
        }
        return result;
    }

    private static boolean isOneOf(AtomicInteger losses) {
        return losses.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    @Override
    public <T> T read(Work<T> work) {
        return database.read(work);
    }

    @Override
    public void close() {
        database.close();
    }
}
