package dev.sesame.adapter.limits;

import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts in memory, of so many keys at most. Beyond that, those used longest ago are forgotten, and begin anew: a flood
 * of keys makes limits too wide, never too narrow.
 */
final class LocalLedger implements Ledger {

    private final int max;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Key, Slot> entries = new LinkedHashMap<>(16, 0.75f, true);

    LocalLedger(int max, Clock clock) {
        this.max = max;
        this.clock = clock;
    }

    @Override
    public <R> R change(List<Key> keys, Change<R> change) {
        lock.lock();
        try {
            List<Slot> slots = keys.stream().map(this::slot).toList();
            R result = change.apply(slots);
            for (int i = 0; i < slots.size(); i++) {
                if (slots.get(i).changed()) {
                    entries.put(keys.get(i), slots.get(i));
                }
            }
            trim();
            return result;
        } finally {
            lock.unlock();
        }
    }

    private Slot slot(Key key) {
        Slot kept = entries.get(key);
        return new Slot(kept == null ? null : kept.value());
    }

    private void trim() {
        long now = clock.millis();
        Iterator<Map.Entry<Key, Slot>> oldest = entries.entrySet().iterator();
        while (oldest.hasNext() && (oldest.next().getValue().expiresAt() <= now || entries.size() > max)) {
            oldest.remove();
        }
    }

    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        // Holds nothing but memory.
    }
}
