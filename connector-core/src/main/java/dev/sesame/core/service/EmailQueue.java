package dev.sesame.core.service;

import dev.sesame.core.error.ConnectorException;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.port.in.QueueEmail;
import dev.sesame.core.port.in.QueuedEmail;
import dev.sesame.core.port.in.SendRequest;
import dev.sesame.core.port.out.Acceptance;
import dev.sesame.core.port.out.MessageStore;
import dev.sesame.core.port.out.NewMessage;
import dev.sesame.core.port.out.Sending;
import dev.sesame.core.queue.IdempotencyKey;
import dev.sesame.core.queue.MessageState;
import dev.sesame.core.queue.StoredMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps messages for the workers to send. */
final class EmailQueue implements QueueEmail {

    private final EmailComposer composer;
    private final Budgets budgets;
    private final MessageStore store;
    private final SendNews news;
    private final Clock clock;
    private final Runnable wakeWorkers;

    EmailQueue(
            EmailComposer composer,
            Budgets budgets,
            MessageStore store,
            SendNews news,
            Clock clock,
            Runnable wakeWorkers) {
        this.composer = composer;
        this.budgets = budgets;
        this.store = store;
        this.news = news;
        this.clock = clock;
        this.wakeWorkers = wakeWorkers;
    }

    @Override
    public List<QueuedEmail> queue(List<SendRequest> requests, @Nullable IdempotencyKey key) {
        Instant now = clock.instant();
        Map<Integer, StoredMessage> before = key == null ? Map.of() : find(key, now, requests);
        Map<Integer, QueuedEmail> results = new TreeMap<>();
        Map<Integer, NewMessage> fresh = new TreeMap<>();
        for (int i = 0; i < requests.size(); i++) {
            StoredMessage known = before.get(i);
            if (known != null && known.state() != MessageState.FAILED) {
                results.put(i, new QueuedEmail.Kept(known));
                continue;
            }
            try {
                fresh.put(i, compose(requests.get(i), now, key, i));
            } catch (ConnectorException e) {
                news.refused(SendNews.of(requests.get(i), Sending.Way.QUEUED, now), e);
                results.put(i, new QueuedEmail.Refused(e));
            }
        }
        if (!fresh.isEmpty()) {
            results.putAll(keep(fresh, requests, now));
            wakeWorkers.run();
        }
        return List.copyOf(results.values());
    }

    private Map<Integer, StoredMessage> find(IdempotencyKey key, Instant now, List<SendRequest> requests) {
        try {
            return store.find(key, now);
        } catch (ConnectorException e) {
            requests.forEach(request -> news.refused(SendNews.of(request, Sending.Way.QUEUED, now), e));
            throw e;
        }
    }

    private NewMessage compose(SendRequest request, Instant now, @Nullable IdempotencyKey key, int index) {
        ComposedEmail composed = composer.compose(request, request.placeholders());
        budgets.take(request);
        return NewMessages.of(composed, request, now, null, key, index);
    }

    private Map<Integer, QueuedEmail> keep(Map<Integer, NewMessage> fresh, List<SendRequest> requests, Instant now) {
        Iterator<Acceptance> acceptances = accept(fresh, requests, now).iterator();
        Map<Integer, QueuedEmail> kept = new TreeMap<>();
        for (int place : fresh.keySet()) {
            Acceptance acceptance = acceptances.next();
            if (acceptance instanceof Acceptance.Known) {
                // Another call with the key was faster, and took of the budgets for it.
                budgets.giveBack(requests.get(place));
            }
            news.superseded(acceptance);
            kept.put(place, new QueuedEmail.Kept(acceptance.message()));
        }
        return kept;
    }

    private List<Acceptance> accept(Map<Integer, NewMessage> fresh, List<SendRequest> requests, Instant now) {
        try {
            return store.accept(List.copyOf(fresh.values()));
        } catch (ConnectorException e) {
            if (e.kind() != FailureKind.AMBIGUOUS) {
                fresh.keySet().forEach(place -> budgets.giveBack(requests.get(place)));
            }
            fresh.keySet().forEach(place -> news.refused(SendNews.of(requests.get(place), Sending.Way.QUEUED, now), e));
            throw e;
        }
    }
}
