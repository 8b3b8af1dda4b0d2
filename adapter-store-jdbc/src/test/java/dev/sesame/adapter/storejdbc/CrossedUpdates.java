package dev.sesame.adapter.storejdbc;

import java.sql.SQLException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Two transactions that change the same two messages in opposite order: on first meeting, the server has to stop one. */
final class CrossedUpdates {

    private CrossedUpdates() {}

    static void run(Database database, String one, String other) throws Exception {
        CyclicBarrier bothHaveTheirFirst = new CyclicBarrier(2);
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            Future<Boolean> forwards = executor.submit(() -> change(database, bothHaveTheirFirst, one, other));
            Future<Boolean> backwards = executor.submit(() -> change(database, bothHaveTheirFirst, other, one));
            forwards.get();
            backwards.get();
        } finally {
            executor.shutdownNow();
        }
    }

    private static boolean change(Database database, CyclicBarrier meeting, String first, String second) {
        AtomicBoolean met = new AtomicBoolean();
        return database.write(session -> {
            mark(session, first);
            if (!met.getAndSet(true)) {
                meet(meeting);
            }
            mark(session, second);
            return true;
        });
    }

    private static void mark(Session session, String id) throws SQLException {
        session.update("UPDATE message SET detail = COALESCE(detail, '') || 'x' WHERE id = ?", id);
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
