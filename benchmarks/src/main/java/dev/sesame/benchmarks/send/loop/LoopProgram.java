package dev.sesame.benchmarks.send.loop;

import dev.sesame.benchmarks.load.Percentiles;
import dev.sesame.benchmarks.peer.Fields;
import dev.sesame.benchmarks.peer.PeerProgram;
import dev.sesame.benchmarks.report.Versions;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * Sends a message that is complete in a loop, on virtual threads. {@code send 100 8} answers with how long 100 messages took,
 * 8 at a time.
 */
public final class LoopProgram implements PeerProgram {

    private static final int MAX_IN_FLIGHT = 1024;

    private final Fields config;
    private final SesV2Client ses;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LoopProgram(Fields config) {
        this.config = config;
        this.ses = SesV2Client.builder()
                .endpointOverride(URI.create(config.text("endpoint")))
                .region(Region.of(config.text("region")))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(config.text("keyId"), config.text("secretKey"))))
                .httpClientBuilder(AwsCrtHttpClient.builder().maxConcurrency(MAX_IN_FLIGHT))
                .build();
    }

    public static void main(String[] args) throws IOException {
        PeerProgram.serve(LoopProgram::new);
    }

    @Override
    public Map<String, Object> ready() {
        return Map.of("version", Versions.of("software.amazon.awssdk", "sesv2"));
    }

    @Override
    public Map<String, Object> answer(String question) {
        String[] words = question.split(" ", 3);
        long[] times = new long[Integer.parseInt(words[1])];
        long start = System.nanoTime();
        try {
            sendAll(times, Integer.parseInt(words[2]));
        } catch (ExecutionException e) {
            return Map.of("failure", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of("failure", "interrupted");
        }
        long nanos = System.nanoTime() - start;
        Percentiles percentiles = Percentiles.of(times);
        return Map.of("nanos", nanos, "p50Nanos", percentiles.nanos(0.5), "p99Nanos", percentiles.nanos(0.99));
    }

    private void sendAll(long[] times, int inFlight) throws ExecutionException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> senders = new ArrayList<>();
        for (int i = 0; i < inFlight; i++) {
            senders.add(threads.submit(() -> {
                for (int number = next.getAndIncrement(); number < times.length; number = next.getAndIncrement()) {
                    long start = System.nanoTime();
                    send(number);
                    times[number] = System.nanoTime() - start;
                }
            }));
        }
        for (Future<?> sender : senders) {
            sender.get();
        }
    }

    private void send(int number) {
        ses.sendEmail(request -> request.fromEmailAddress(config.text("from"))
                .destination(to -> to.toAddresses("user" + number + "@example.com"))
                .content(content -> content.simple(simple -> simple.subject(
                                subject -> subject.data(config.text("subject")).charset("UTF-8"))
                        .body(body ->
                                body.html(html -> html.data(config.text("html")).charset("UTF-8"))))));
    }

    @Override
    public void close() {
        threads.shutdown();
        ses.close();
    }
}
