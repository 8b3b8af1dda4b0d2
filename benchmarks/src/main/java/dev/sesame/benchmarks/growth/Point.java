package dev.sesame.benchmarks.growth;

import dev.sesame.benchmarks.load.CallerConnection;
import dev.sesame.benchmarks.load.Callers;
import dev.sesame.benchmarks.load.Folder;
import dev.sesame.benchmarks.load.ServiceUnderTest;
import dev.sesame.benchmarks.report.Sample;
import dev.sesame.benchmarks.ses.StandIn;
import dev.sesame.benchmarks.suite.FailedRunException;
import dev.sesame.benchmarks.suite.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service with so many of what grows, and what was measured with it. */
final class Point implements AutoCloseable {

    /** How many messages are sent to learn how many a second there are; no less than there are connectors. */
    private static final int WARM_UP_MESSAGES = 2_000;

    private static final int CALLERS = 16;
    private static final double NANOS_IN_MICRO = 1_000;

    private final Dimension dimension;
    private final int size;
    private final Folder folder;
    private final StandIn ses;
    private final ServiceUnderTest service;
    private final Callers callers;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();

    private int next;
    private double rate;

    /** Starts the service. */
    Point(Options options, Dimension dimension, int size) {
        this.dimension = dimension;
        this.size = size;
        folder = Folder.create(options.home());
        dimension.prepare(folder.path(), size);
        ses = StandIn.start();
        service = ServiceUnderTest.start(
                options.home(),
                Map.of(
                        "SESAME_DATA_DIR", folder.path().toString(),
                        "SESAME_CONNECTORS_DIR", folder.path().toString(),
                        "SESAME_SES_API_ENDPOINT", ses.endpoint()));
        dimension.fill(service.port(), size);
        callers = new Callers(service.port(), CALLERS, this::send);
    }

    private void send(CallerConnection connection, int number) {
        CallerConnection.Answer answer = connection.ask(dimension.request(number, size));
        if (answer.status() != 200) {
            throw new FailedRunException("the service answered " + answer.status() + ": " + answer.body());
        }
    }

    /** Sends for so long, and learns how many messages a second there are. */
    void warmUp(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        do {
            rate = send(WARM_UP_MESSAGES);
        } while (System.nanoTime() < end);
    }

    /** Measures once, for about as long. */
    void measure(Duration length) throws InterruptedException {
        int messages = (int) Math.max(1, rate * length.toMillis() / 1_000);
        Duration before = service.cpu();
        rate = send(messages);
        cpu.add(service.cpu().minus(before).toNanos() / NANOS_IN_MICRO / messages);
        rates.add(rate);
    }

    private double send(int messages) throws InterruptedException {
        next += messages;
        double perSecond = callers.asFastAsPossible(next - messages, next);
        long sent = ses.take().messages();
        if (sent != messages) {
            throw new FailedRunException(sent + " messages came to SES, but " + messages + " were accepted");
        }
        return perSecond;
    }

    /** What was measured. */
    Cost cost() {
        return new Cost(size, new Sample(rates), new Sample(cpu));
    }

    @Override
    public void close() {
        callers.close();
        service.close();
        ses.close();
        folder.close();
    }
}
