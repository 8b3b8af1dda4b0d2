package dev.sesame.benchmarks.queue;

import dev.sesame.benchmarks.load.Folder;
import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.report.Sample;
import dev.sesame.benchmarks.suite.FailedRunException;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.benchmarks.suite.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The queue on SQLite and on PostgreSQL: how fast it takes and sends messages, and what it costs. */
public final class QueueSuite implements Suite {

    static final int CALLERS = 64;

    /** Messages a second that a busy site sends. */
    static final int STEADY_RATE = 200;

    /** How long nothing may happen. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public String run(Options options) {
        String load = Machine.load();
        List<Double> flushes = new ArrayList<>();
        List<Measured> measured = new ArrayList<>();
        try {
            flushes.add(flushes(options));
            for (Database.Kind kind : List.<Database.Kind>of(Sqlite::new, Postgres::in)) {
                measured.add(new QueueRun(options, kind).measure());
                flushes.add(flushes(options));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedRunException("interrupted", e);
        } catch (ExecutionException e) {
            throw new FailedRunException("the store failed: " + e.getCause(), e);
        }
        return QueueSection.of(options, load, new Sample(flushes), measured);
    }

    private static double flushes(Options options) {
        try (Folder folder = Folder.create(options.home())) {
            return DiskFlushes.perSecond(folder);
        }
    }
}
