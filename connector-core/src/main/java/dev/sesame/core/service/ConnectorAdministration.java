package dev.sesame.core.service;

import dev.sesame.core.change.Author;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.connector.ConfiguredConnector;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.ConnectorDocument;
import dev.sesame.core.connector.ConnectorSecrets;
import dev.sesame.core.connector.SavedConnector;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.port.in.ConnectorView;
import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.core.port.out.ConnectorStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows and changes connectors. */
final class ConnectorAdministration implements ManageConnectors {

    private static final int MAX_CONNECTORS = 1_000;

    /** How often a save is made again because somebody else was faster. */
    private static final int MAX_RACES = 10;

    private final ConnectorRegistry registry;
    private final ConnectorStore store;
    private final Function<ConnectorConfig, List<Problem>> limitations;
    private final Clock clock;

    /** What transports cannot do for a connector is told as warnings. */
    ConnectorAdministration(
            ConnectorRegistry registry,
            ConnectorStore store,
            Function<ConnectorConfig, List<Problem>> limitations,
            Clock clock) {
        this.registry = registry;
        this.store = store;
        this.limitations = limitations;
        this.clock = clock;
    }

    @Override
    public Set<String> ids() {
        return registry.ids();
    }

    @Override
    public Set<String> unusable() {
        Set<String> unusable = new TreeSet<>();
        registry.saved().forEach((id, saved) -> {
            if (!saved.errors().isEmpty() && !registry.isReadOnly(id)) {
                unusable.add(id);
            }
        });
        return unusable;
    }

    @Override
    public List<ConnectorView> list() {
        registry.catchUp();
        return registry.ids().stream().map(this::view).filter(Objects::nonNull).toList();
    }

    @Override
    public Optional<ConnectorView> find(String id) {
        registry.catchUp();
        return Optional.ofNullable(view(id));
    }

    @Override
    public ConnectorView save(String id, Map<String, ?> document, Precondition precondition, Author by) {
        refuseReadOnly(id);
        for (int race = 1; ; race++) {
            try {
                return saveOnce(id, document, precondition, by);
            } catch (ConflictException e) {
                if (!isRace(e, id, document, precondition) || race == MAX_RACES) {
                    throw e;
                }
            }
        }
    }

    /** Whether the caller's own condition holds, and only the secret behind a mask was saved anew in between. */
    private boolean isRace(ConflictException e, String id, Map<String, ?> document, Precondition precondition) {
        registry.refresh();
        ConnectorRegistry.Saved now = registry.saved(id);
        return e.code() == ErrorCode.PRECONDITION_FAILED
                && ConnectorSecrets.isMasked(document)
                && precondition.allows(now == null ? null : now.connector().version());
    }

    private ConnectorView saveOnce(String id, Map<String, ?> document, Precondition precondition, Author by) {
        List<Problem> problems = new ArrayList<>();
        if (!ConnectorConfig.isId(id)) {
            problems.add(new Problem(
                    "",
                    "the id must have 1 to 64 letters, digits, dashes and underscores, and begin with a letter or"
                            + " digit"));
        }
        registry.refresh();
        if (registry.saved(id) == null && registry.saved().size() >= MAX_CONNECTORS) {
            problems.add(
                    new Problem("", "would be one more than " + MAX_CONNECTORS + " connectors: delete some first"));
        }
        Map<String, @Nullable Object> unmasked = unmasked(document, id, problems);
        ConnectorConfig config = check(unmasked, problems);
        SavedConnector saved = store.save(
                id, ConnectorDocument.normalised(unmasked), guard(id, document, precondition), by.at(clock.instant()));
        registry.catchUp();
        return view(saved, List.of(), warnings(config));
    }

    /** What a mask stands for was read: it must still be there, or a secret that was changed since would come back. */
    private Precondition guard(String id, Map<String, ?> document, Precondition precondition) {
        ConnectorRegistry.Saved seen = registry.saved(id);
        if (seen == null || !ConnectorSecrets.isMasked(document)) {
            return precondition;
        }
        if (!precondition.allows(seen.connector().version())) {
            throw ConflictException.preconditionFailed("The connector \"" + id + "\"");
        }
        return Precondition.version(seen.connector().version());
    }

    @Override
    public boolean delete(String id, Precondition precondition, Author by) {
        refuseReadOnly(id);
        boolean deleted = store.delete(id, precondition, by.at(clock.instant()));
        registry.catchUp();
        return deleted;
    }

    @Override
    public ConnectorConfig draft(Map<String, ?> document, @Nullable String id) {
        registry.catchUp();
        List<Problem> problems = new ArrayList<>();
        return check(unmasked(document, id, problems), problems);
    }

    @Override
    public Optional<ConnectorConfig> inUse(String id) {
        registry.catchUp();
        return registry.find(id);
    }

    private Map<String, @Nullable Object> unmasked(
            Map<String, ?> document, @Nullable String id, List<Problem> problems) {
        Map<String, @Nullable Object> saved = null;
        if (id != null) {
            ConnectorRegistry.Saved entry = registry.saved(id);
            ConfiguredConnector configured = registry.configured(id);
            if (entry != null && !registry.isReadOnly(id)) {
                saved = entry.connector().document();
            } else if (configured != null) {
                saved = configured.document();
            }
        }
        return ConnectorSecrets.unmasked(document, saved, problems);
    }

    /** The configuration; throws with these problems and all others, one for each place. */
    private static ConnectorConfig check(Map<String, ?> document, List<Problem> problems) {
        ConnectorConfig config = null;
        try {
            config = ConnectorConfig.parse(document);
        } catch (InvalidInputException e) {
            Set<String> known = problems.stream().map(Problem::pointer).collect(Collectors.toSet());
            e.problems().stream()
                    .filter(problem -> !known.contains(problem.pointer()))
                    .forEach(problems::add);
        }
        if (config == null || !problems.isEmpty()) {
            throw InvalidInputException.config(problems);
        }
        return config;
    }

    private void refuseReadOnly(String id) {
        ConfiguredConnector configured = registry.configured(id);
        if (registry.isReadOnly(id)) {
            throw new ConflictException(
                    ErrorCode.READ_ONLY,
                    "The connector \"" + id + "\" is configured "
                            + (configured == null ? "elsewhere" : "in " + configured.source())
                            + ": change it there, or save one of another id");
        }
    }

    private @Nullable ConnectorView view(String id) {
        ConnectorRegistry.Saved saved = registry.saved(id);
        ConfiguredConnector configured = registry.configured(id);
        if (saved != null && !registry.isReadOnly(id)) {
            ConnectorConfig config = saved.config();
            List<Problem> warnings = config == null || !saved.errors().isEmpty() ? List.of() : warnings(config);
            return view(saved.connector(), saved.errors(), warnings);
        }
        return configured == null
                ? null
                : new ConnectorView(
                        id,
                        ConnectorSecrets.masked(configured.document()),
                        configured.source(),
                        !configured.stopgap(),
                        null,
                        null,
                        List.of(),
                        warnings(configured.config()));
    }

    private static ConnectorView view(SavedConnector connector, List<Problem> errors, List<Problem> warnings) {
        return new ConnectorView(
                connector.id(),
                ConnectorSecrets.masked(connector.document()),
                null,
                false,
                connector.version(),
                connector.change(),
                errors,
                warnings);
    }

    private List<Problem> warnings(ConnectorConfig config) {
        List<Problem> warnings = new ArrayList<>(config.warnings());
        warnings.addAll(limitations.apply(config));
        return warnings;
    }
}
