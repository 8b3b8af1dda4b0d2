package dev.sesame.benchmarks.start;

import dev.sesame.benchmarks.load.CallerConnection;
import dev.sesame.benchmarks.load.Folder;
import dev.sesame.benchmarks.load.ServiceUnderTest;
import dev.sesame.benchmarks.queue.CodeMail;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A way to start the service, always with its simulator and default settings. */
enum Way {
    TRAINED("trained, in an empty folder", ""),
    AGAIN("trained, with a database that is there", ""),
    PLAIN("not trained, in an empty folder", "-XX:AOTMode=off");

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final double NANOS_IN_MILLI = 1e6;

    private final String words;
    private final String javaOptions;

    Way(String words, String javaOptions) {
        this.words = words;
        this.javaOptions = javaOptions;
    }

    String words() {
        return words;
    }

    /** Starts it so, and once before if there is to be a database. */
    Start measure(Path home) {
        try (Folder folder = Folder.create(home)) {
            if (this == AGAIN) {
                Start unused = measure(home, folder);
            }
            return measure(home, folder);
        }
    }

    private Start measure(Path home, Folder folder) {
        Map<String, String> variables = Map.of(
                "SESAME_DATA_DIR",
                folder.path().toString(),
                "SESAME_CONNECTORS_DIR",
                folder.path().toString(),
                "SESAME_SES",
                "simulator",
                "SESAME_JAVA_OPTS",
                javaOptions);
        long begin = System.nanoTime();
        try (ServiceUnderTest service = ServiceUnderTest.start(home, variables);
                CallerConnection caller = new CallerConnection(service.port())) {
            CallerConnection.Answer answer = caller.ask(CallerConnection.post("/v1/messages", CodeMail.call(0)));
            double millis = (System.nanoTime() - begin) / NANOS_IN_MILLI;
            if (answer.status() != 200) {
                throw new FailedRunException("the service answered " + answer.status() + ": " + answer.body());
            }
            double cpuMillis = service.cpu().toNanos() / NANOS_IN_MILLI;
            LockSupport.parkNanos(IDLE.toNanos());
            return new Start(millis, cpuMillis, service.residentMegabytes());
        }
    }
}
