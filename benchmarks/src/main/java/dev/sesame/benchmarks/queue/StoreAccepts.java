package dev.sesame.benchmarks.queue;

import dev.sesame.adapter.storejdbc.JdbcMessageStore;
import dev.sesame.benchmarks.report.Sample;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.message.MessageIds;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.SesOptions;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.port.out.NewMessage;
import dev.sesame.core.template.UsageType;
import dev.sesame.core.template.UsedTemplate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** How many messages the store alone keeps a second: each a call of its own, durable when it returns. */
final class StoreAccepts {

    private final MessageStore store;
    private final Clock clock;
    private final AtomicInteger number = new AtomicInteger();

    private StoreAccepts(MessageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    static Sample perSecond(Database database, Options options) throws InterruptedException, ExecutionException {
        try (MessageStore store = JdbcMessageStore.open(database.config())) {
            StoreAccepts accepts = new StoreAccepts(store, options.clock());
            double ignored = accepts.rate(options.warmUp());
            List<Double> rates = new ArrayList<>();
            for (int i = 0; i < options.repetitions(); i++) {
                rates.add(accepts.rate(options.length()));
            }
            return new Sample(rates);
        }
    }

    private double rate(Duration length) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        long kept = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(QueueSuite.CALLERS)) {
            List<Future<Long>> callers = new ArrayList<>();
            for (int i = 0; i < QueueSuite.CALLERS; i++) {
                long seed = start + i;
                callers.add(threads.submit(() -> keepUntil(end, seed)));
            }
            for (Future<Long> caller : callers) {
                kept += caller.get();
            }
        }
        return kept * 1e9 / (System.nanoTime() - start);
    }

    private long keepUntil(long end, long seed) {
        MessageIds ids = new MessageIds(clock, new SplittableRandom(seed));
        long kept = 0;
        while (System.nanoTime() < end) {
            store.accept(List.of(message(ids.next())));
            kept++;
        }
        return kept;
    }

    private NewMessage message(String id) {
        Instant now = clock.instant();
        OutboundEmail email = new OutboundEmail(
                id,
                Mailbox.parse("Example <login@example.com>"),
                Mailbox.parse(CodeMail.recipient(number.incrementAndGet())),
                List.of(),
                "Your code",
                CodeMail.HTML,
                CodeMail.TEXT,
                Map.of(),
                Map.of(),
                SesOptions.NONE);
        return new NewMessage(
                email,
                "default",
                UsageType.SIGN_IN,
                new UsedTemplate(UsageType.SIGN_IN, null),
                0,
                now,
                now.plus(Duration.ofDays(1)),
                true,
                null,
                null,
                0);
    }
}
