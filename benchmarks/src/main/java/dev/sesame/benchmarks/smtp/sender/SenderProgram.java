package dev.sesame.benchmarks.smtp.sender;

import dev.sesame.benchmarks.peer.Fields;
import dev.sesame.benchmarks.peer.PeerProgram;
import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.report.Versions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends in one of several ways, on as many threads as there shall be messages in flight. {@code send 100} answers with how
 * long 100 messages took.
 */
public final class SenderProgram implements PeerProgram {

    private final Mailer mailer;
    private final String version;
    private final int inFlight;
    private final ExecutorService threads;

    private SenderProgram(Fields config) {
        this.inFlight = (int) config.number("inFlight");
        this.threads = Executors.newFixedThreadPool(inFlight);
        switch (config.text("mailer")) {
            case "sesame" -> {
                mailer = new SesameMailer(config);
                version = "";
            }
            case "angus" -> {
                mailer = new AngusMailer(config);
                version = Versions.of("org.eclipse.angus", "angus-mail");
            }
            case "simple-java-mail" -> {
                mailer = new SimpleJavaMailer(config);
                version = Versions.of("org.simplejavamail", "simple-java-mail");
            }
            default -> throw new IllegalArgumentException("no such mailer");
        }
    }

    public static void main(String[] args) throws IOException {
        PeerProgram.serve(SenderProgram::new);
    }

    @Override
    public Map<String, Object> ready() {
        return Map.of("version", version);
    }

    @Override
    public Map<String, Object> answer(String question) {
        long count = Long.parseLong(question.split(" ", 2)[1]);
        long cpu = Machine.cpuMicros();
        long start = System.nanoTime();
        try {
            sendAll(count);
        } catch (ExecutionException e) {
            return Map.of("failure", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of("failure", "interrupted");
        }
        return Map.of("nanos", System.nanoTime() - start, "cpuMicros", Machine.cpuMicros() - cpu);
    }

    private void sendAll(long count) throws ExecutionException, InterruptedException {
        AtomicLong next = new AtomicLong();
        List<Future<?>> senders = new ArrayList<>();
        for (int i = 0; i < inFlight; i++) {
            senders.add(threads.submit(() -> {
                for (long number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                    mailer.send(number);
                }
                return null;
            }));
        }
        for (Future<?> sender : senders) {
            sender.get();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        mailer.close();
    }
}
