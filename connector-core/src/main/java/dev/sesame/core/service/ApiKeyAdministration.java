package dev.sesame.core.service;

import dev.sesame.core.access.ApiKey;
import dev.sesame.core.access.CallLimit;
import dev.sesame.core.access.KeyHolder;
import dev.sesame.core.access.NewApiKey;
import dev.sesame.core.access.Role;
import dev.sesame.core.access.SavedApiKey;
import dev.sesame.core.change.Author;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.port.in.ApiKeyView;
import dev.sesame.core.port.in.CreatedApiKey;
import dev.sesame.core.port.in.ManageApiKeys;
import dev.sesame.core.port.out.ApiKeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates, shows and deletes keys. */
final class ApiKeyAdministration implements ManageApiKeys {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** All of them are kept in memory. */
    private static final int MAX_KEYS = 1_000;

    private final ApiKeyRegistry registry;
    private final ApiKeyStore store;
    private final Map<String, Role> configured;
    private final Clock clock;

    /** Those configured elsewhere have their names for themselves. */
    ApiKeyAdministration(ApiKeyRegistry registry, ApiKeyStore store, Map<String, Role> configured, Clock clock) {
        this.registry = registry;
        this.store = store;
        this.configured = Map.copyOf(configured);
        this.clock = clock;
    }

    @Override
    public List<ApiKeyView> list() {
        List<ApiKeyView> views = new ArrayList<>();
        configured.forEach(
                (name, role) -> views.add(new ApiKeyView(new KeyHolder(name, role, null), true, null, null, null)));
        // Not those in memory: other processes write down uses, too.
        store.find(store.versions().keySet()).forEach(saved -> views.add(view(saved)));
        views.sort(Comparator.comparing(view -> view.holder().name()));
        return views;
    }

    @Override
    public CreatedApiKey create(String name, Role role, @Nullable CallLimit limit, Author by) {
        registry.refresh();
        Map<String, SavedApiKey> saved = registry.all();
        List<Problem> problems = new ArrayList<>();
        if (!NAME.matcher(name).matches()) {
            problems.add(new Problem(
                    "/name", "must have 1 to 64 letters, digits, dots, dashes and underscores, and no others"));
        }
        if (saved.size() >= MAX_KEYS) {
            problems.add(new Problem("", "would be one more than " + MAX_KEYS + " keys: delete some first"));
        }
        if (!problems.isEmpty()) {
            throw InvalidInputException.request(problems);
        }
        if (configured.containsKey(name)) {
            throw new ConflictException(
                    ErrorCode.ALREADY_EXISTS, "A key of that name is configured already: take another name");
        }
        if (role != Role.ADMIN && !hasAdmin(saved, name)) {
            throw new ConflictException(
                    ErrorCode.LAST_ADMIN,
                    "The first key must have the role admin: from then on every call needs a key, and nobody could"
                            + " manage keys");
        }
        ApiKey key = ApiKey.generate();
        SavedApiKey created = store.create(NewApiKey.of(name, role, limit, key), by.at(clock.instant()));
        registry.catchUp();
        return new CreatedApiKey(view(created), key.text());
    }

    @Override
    public boolean delete(String name, Author by) {
        if (configured.containsKey(name)) {
            throw new ConflictException(
                    ErrorCode.READ_ONLY,
                    "The key \"" + name + "\" is configured, in SESAME_API_KEYS of the service: remove it there");
        }
        registry.refresh();
        Map<String, SavedApiKey> saved = registry.all();
        SavedApiKey key = saved.get(name);
        if (key != null && key.key().holder().role() == Role.ADMIN && !hasAdmin(saved, name)) {
            throw new ConflictException(
                    ErrorCode.LAST_ADMIN,
                    "The key \"" + name + "\" is the last one with the role admin: create another first, or"
                            + " configure one");
        }
        boolean deleted = store.delete(name, by.at(clock.instant()));
        registry.catchUp();
        return deleted;
    }

    /** Whether somebody can manage keys, whatever becomes of the one of this name. */
    private boolean hasAdmin(Map<String, SavedApiKey> saved, String besides) {
        return configured.containsValue(Role.ADMIN)
                || saved.values().stream()
                        .anyMatch(key -> key.key().holder().role() == Role.ADMIN
                                && !key.id().equals(besides));
    }

    private static ApiKeyView view(SavedApiKey saved) {
        return new ApiKeyView(saved.key().holder(), false, saved.key().start(), saved.change(), saved.usedAt());
    }
}
