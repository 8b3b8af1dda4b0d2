package dev.sesame.core.service;

import dev.sesame.core.connector.ConfiguredConnector;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.SavedConnector;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.port.out.ConnectorListener;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.port.out.ConnectorStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The connectors that messages are sent with: those configured beforehand, then those that people save. */
final class ConnectorRegistry {

    /**
     * A connector that people saved.
     *
     * @param config what messages are sent with: what was saved, or if that cannot be used, what was before
     * @param errors why what was saved cannot be used
     */
    record Saved(SavedConnector connector, @Nullable ConnectorConfig config, List<Problem> errors) {}

    private final ConnectorSource configured;
    private final Map<String, ConfiguredConnector> shown;
    private final @Nullable Replica<SavedConnector, Saved> saved;
    private final ConnectorListener listener;

    ConnectorRegistry(ConnectorSource configured, @Nullable ConnectorStore store, ConnectorListener listener) {
        this.configured = configured;
        this.shown = configured.list().stream().collect(Collectors.toMap(ConfiguredConnector::id, Function.identity()));
        this.saved = store == null ? null : new Replica<>(store, this::read);
        this.listener = listener;
    }

    /**
     * The connector of that id, to send with.
     *
     * @throws UnsendableException if it was saved in a way that it cannot be used
     */
    Optional<ConnectorConfig> find(String id) {
        Optional<ConnectorConfig> first = configured.find(id);
        Saved entry = saved == null ? null : saved.get(id);
        if (entry == null || (first.isPresent() && !isStopgap(id))) {
            return first;
        }
        if (entry.config() == null) {
            throw new UnsendableException(
                    ErrorCode.TRANSPORT_MISCONFIGURED,
                    "The connector \"" + id + "\" cannot be used: " + text(entry.errors()));
        }
        return Optional.of(entry.config());
    }

    /** The one of that id that is configured beforehand, if it is shown at all. */
    @Nullable
    ConfiguredConnector configured(String id) {
        return shown.get(id);
    }

    /** All that are configured beforehand, by id. */
    Map<String, ConfiguredConnector> configured() {
        return new TreeMap<>(shown);
    }

    /** The one of that id that people saved, as of the last look. */
    @Nullable
    Saved saved(String id) {
        return saved == null ? null : saved.get(id);
    }

    /** All that people saved, as of the last look. */
    Map<String, Saved> saved() {
        return saved == null ? Map.of() : saved.all();
    }

    /** Looks what is saved now, and tells what changed. */
    void refresh() {
        if (saved == null) {
            return;
        }
        for (String id : saved.refresh()) {
            Saved entry = saved.get(id);
            tell(() -> {
                if (isReadOnly(id)) {
                    listener.unusable(id, "one of this id is configured elsewhere, and comes first");
                } else if (entry == null || entry.errors().isEmpty()) {
                    listener.changed(id);
                } else {
                    listener.unusable(id, text(entry.errors()));
                }
            });
        }
    }

    /** The same after a change made here, which is made whether it can be looked at now or later. */
    void catchUp() {
        try {
            refresh();
        } catch (StoreException e) {
            // The next look finds it.
        }
    }

    boolean isReadOnly(String id) {
        return configured.find(id).isPresent() && !isStopgap(id);
    }

    private boolean isStopgap(String id) {
        ConfiguredConnector connector = shown.get(id);
        return connector != null && connector.stopgap();
    }

    private Saved read(SavedConnector connector, @Nullable Saved before) {
        ConnectorConfig lastGood = before == null ? null : before.config();
        if (connector.unreadable() != null) {
            return new Saved(connector, lastGood, List.of(new Problem("", connector.unreadable())));
        }
        try {
            return new Saved(connector, ConnectorConfig.parse(connector.document()), List.of());
        } catch (InvalidInputException e) {
            // Saved by a version with other rules.
            return new Saved(connector, lastGood, e.problems());
        }
    }

    private static String text(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            // Whoever listens must not keep connectors from changing.
        }
    }

    Set<String> ids() {
        Set<String> ids = new TreeSet<>(shown.keySet());
        ids.addAll(saved().keySet());
        return ids;
    }
}
