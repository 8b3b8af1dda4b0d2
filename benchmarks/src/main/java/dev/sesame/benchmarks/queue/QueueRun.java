package dev.sesame.benchmarks.queue;

import dev.sesame.benchmarks.load.Callers;
import dev.sesame.benchmarks.load.Folder;
import dev.sesame.benchmarks.load.Percentiles;
import dev.sesame.benchmarks.load.ServiceUnderTest;
import dev.sesame.benchmarks.queue.Measured.Memory;
import dev.sesame.benchmarks.report.Sample;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.benchmarks.suite.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Everything that is measured with one database: its queue is filled, drained, and then used at a steady rate. */
final class QueueRun {

    private static final int STEADY_SECONDS = 20;
    private static final int STEADY_MESSAGES = QueueSuite.STEADY_RATE * STEADY_SECONDS;
    private static final int WINDOWS = 5;
    private static final double BYTES_IN_MB = 1 << 20;

    private final Options options;
    private final Database.Kind kind;

    QueueRun(Options options, Database.Kind kind) {
        this.options = options;
        this.kind = kind;
    }

    Measured measure() throws InterruptedException, ExecutionException {
        Sample storeAccepts;
        try (Folder folder = Folder.create(options.home());
                Database database = kind.in(folder)) {
            Progress.say(database.name() + ": the store alone");
            storeAccepts = StoreAccepts.perSecond(database, options);
        }
        try (Folder folder = Folder.create(options.home());
                Database database = kind.in(folder);
                CountingSes ses = CountingSes.start(options.messages() + STEADY_MESSAGES);
                ServiceUnderTest service = ServiceUnderTest.start(options.home(), variables(folder, database, ses));
                Callers callers = new Callers(service.port(), QueueSuite.CALLERS, CodeMail::queue)) {
            Progress.say(database.name() + ": queuing " + options.messages() + " messages");
            Sample accepts = fill(callers);
            Memory full = Memory.of(service);
            double disk = folder.bytes() / BYTES_IN_MB;
            Progress.say(database.name() + ": sending them");
            Sample sends = drain(ses);
            Memory empty = Memory.of(service);
            Progress.say(database.name() + ": " + QueueSuite.STEADY_RATE + " messages a second");
            long[] calls = new long[STEADY_MESSAGES];
            long[] answers = new long[STEADY_MESSAGES];
            callers.atRate(QueueSuite.STEADY_RATE, options.messages(), calls, answers);
            int all = options.messages() + STEADY_MESSAGES;
            ses.awaitAccepted(all);
            ses.check(all);
            return new Measured(
                    database.name(),
                    storeAccepts,
                    accepts,
                    sends,
                    full,
                    empty,
                    disk,
                    between(calls, answers),
                    between(answers, acceptances(ses)));
        }
    }

    private static Map<String, String> variables(Folder folder, Database database, CountingSes ses) {
        CodeMail.writeConnector(folder.path());
        Map<String, String> variables = new HashMap<>(database.variables());
        variables.put("SESAME_DATA_DIR", folder.path().toString());
        variables.put("SESAME_CONNECTORS_DIR", folder.path().toString());
        variables.put("SESAME_SES_API_ENDPOINT", ses.endpoint());
        // As long as the queue may take to fill: so long the first messages wait for their answers.
        variables.put("SESAME_SES_API_TOTAL_TIMEOUT", "5m");
        variables.put("SESAME_LIFETIMES", "SignIn=1d");
        return variables;
    }

    private Sample fill(Callers callers) throws InterruptedException {
        List<Double> rates = new ArrayList<>();
        for (int window = 0; window <= WINDOWS; window++) {
            rates.add(callers.asFastAsPossible(end(window - 1), end(window)));
        }
        return measured(rates);
    }

    private Sample drain(CountingSes ses) {
        List<Double> rates = new ArrayList<>();
        long before = System.nanoTime();
        ses.open();
        for (int window = 0; window <= WINDOWS; window++) {
            long now = ses.awaitAccepted(end(window));
            rates.add((end(window) - end(window - 1)) * 1e9 / (now - before));
            before = now;
        }
        return measured(rates);
    }

    /** A sixth of all messages is for warming up; the others are in as many windows. */
    private int end(int window) {
        return (int) ((window + 1L) * options.messages() / (WINDOWS + 1));
    }

    private static Sample measured(List<Double> rates) {
        return new Sample(rates.subList(1, rates.size()));
    }

    private long[] acceptances(CountingSes ses) {
        long[] times = new long[STEADY_MESSAGES];
        for (int place = 0; place < times.length; place++) {
            times[place] = ses.acceptedAt(options.messages() + place);
        }
        return times;
    }

    /** SES may have accepted a message before its caller has read that it is queued. */
    private static Percentiles between(long[] from, long[] to) {
        long[] nanos = new long[from.length];
        for (int place = 0; place < nanos.length; place++) {
            nanos[place] = Math.max(0, to[place] - from[place]);
        }
        return Percentiles.of(nanos);
    }
}
