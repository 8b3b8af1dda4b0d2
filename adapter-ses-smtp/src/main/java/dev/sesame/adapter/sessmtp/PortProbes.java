package dev.sesame.adapter.sessmtp;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What became of connections to some ports, made up to TLS and a trusted certificate and no further.
 *
 * @param ports the ports, the one that is set first
 * @param troubles what each met; null for a port that works
 */
record PortProbes(String host, List<SmtpPort> ports, List<@Nullable PortTrouble> troubles) {

    /** Tries all of them at once. */
    static PortProbes run(SesSmtpConfig config, String host, List<SmtpPort> ports, Duration timeout)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(ports.size(), task -> {
            Thread thread = new Thread(task, "ses-smtp-probe");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<@Nullable PortTrouble>> probes = new ArrayList<>();
            ports.forEach(port -> probes.add(() -> trouble(port.in(config, false, timeout), host)));
            List<@Nullable PortTrouble> troubles = new ArrayList<>();
            for (Future<@Nullable PortTrouble> probe : threads.invokeAll(probes)) {
                troubles.add(probe.get());
            }
            return new PortProbes(host, ports, troubles);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a port could not be tried", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static @Nullable PortTrouble trouble(SesSmtpConfig config, String host) {
        try {
            SmtpConnection.open(Wiring.of(config, System::nanoTime), host, null).quit();
            return null;
        } catch (SmtpFailure e) {
            return PortTrouble.of(e, config.connectTimeout());
        }
    }

    /** The ports that work, the one that is set first. */
    List<SmtpPort> working() {
        return IntStream.range(0, ports.size())
                .filter(i -> troubles.get(i) == null)
                .mapToObj(ports::get)
                .toList();
    }

    List<CheckItem> items() {
        List<SmtpPort> working = working();
        return IntStream.range(0, ports.size()).mapToObj(i -> item(i, working)).toList();
    }

    private CheckItem item(int index, List<SmtpPort> working) {
        SmtpPort port = ports.get(index);
        CheckSubject subject = SesSmtpInspector.subject(CheckKind.CONNECTION, port.at(host));
        PortTrouble trouble = troubles.get(index);
        if (trouble == null) {
            return subject.pass("Port " + port.number() + " speaks SMTP, " + port.tls()
                    + " works, and the certificate is" + " trusted and for " + host + ".");
        }
        String message = "Port " + port.number() + " " + trouble.found();
        if (working.isEmpty()) {
            return subject.fail(message, trouble.remedy());
        }
        return subject.warn(
                message,
                index == 0
                        ? "This is the port that is set, and port "
                                + working.get(0).number() + " works: set "
                                + working.get(0).settings() + "."
                        : "Nothing to do: port " + working.get(0).number() + " works.");
    }
}
