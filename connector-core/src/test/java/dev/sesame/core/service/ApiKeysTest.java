package dev.sesame.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sesame.core.access.CallLimit;
import dev.sesame.core.access.KeyHolder;
import dev.sesame.core.access.NewApiKey;
import dev.sesame.core.access.Role;
import dev.sesame.core.access.SavedApiKey;
import dev.sesame.core.change.Action;
import dev.sesame.core.change.AuditEntry;
import dev.sesame.core.change.AuditFilter;
import dev.sesame.core.change.Author;
import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.change.Subject;
import dev.sesame.core.connector.Configs;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.in.ApiKeyView;
import dev.sesame.core.port.in.CreatedApiKey;
import dev.sesame.core.port.out.ApiKeyStore;
import dev.sesame.core.port.out.InMemoryApiKeyStore;
import dev.sesame.core.port.out.InMemoryAuditLog;
import dev.sesame.core.port.out.InMemoryConnectorStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The keys that people create, here and in another process on the same store, and what is written down of it. */
final class ApiKeysTest {

    private static final Author OPS = new Author("ops", "192.0.2.7");
    private static final Duration HISTORY = Duration.ofDays(400);

    private final SesameFixture fixture = new SesameFixture();
    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final TroubledStore store = new TroubledStore(new InMemoryApiKeyStore(log));
    private final Sesame here = sesame(Map.of("env", Role.ADMIN));
    private final Sesame there = sesame(Map.of("env", Role.ADMIN));

    /** A store that can be away, and that counts how often uses are written down. */
    private static final class TroubledStore implements ApiKeyStore {

        private final InMemoryApiKeyStore store;
        private final List<Map<Long, Instant>> uses = new ArrayList<>();
        private boolean away;

        private TroubledStore(InMemoryApiKeyStore store) {
            this.store = store;
        }

        private InMemoryApiKeyStore store() {
            if (away) {
                throw StoreException.unavailable("The store is away", null);
            }
            return store;
        }

        @Override
        public long revision() {
            return store().revision();
        }

        @Override
        public Map<String, Long> versions() {
            return store().versions();
        }

        @Override
        public List<SavedApiKey> find(Set<String> ids) {
            return store().find(ids);
        }

        @Override
        public SavedApiKey create(NewApiKey key, Change change) {
            return store().create(key, change);
        }

        @Override
        public boolean delete(String name, Change change) {
            return store().delete(name, change);
        }

        @Override
        public void used(Map<Long, Instant> times) {
            store().used(times);
            uses.add(times);
        }
    }

    private Sesame sesame(Map<String, Role> configured) {
        return fixture.builder()
                .connectors(new InMemoryConnectorStore(log))
                .apiKeys(store, configured)
                .auditLog(log, HISTORY)
                .build();
    }

    private String create(Sesame sesame, String name, Role role) {
        return sesame.manageApiKeys().create(name, role, null, OPS).key().reveal();
    }

    private static void look(Sesame sesame) {
        sesame.configuration().watch().round();
    }

    private ApiKeyView shown(String name) {
        return here.manageApiKeys().list().stream()
                .filter(view -> view.holder().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertConflict(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ConflictException.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    @Test
    void a_key_is_good_here_at_once_and_elsewhere_with_the_next_look() {
        assertThat(here.identifyCaller().hasKeys()).isFalse();
        CallLimit limit = new CallLimit(1000, Duration.ofMinutes(1));
        CreatedApiKey created = here.manageApiKeys().create("web", Role.SEND, limit, OPS);
        String key = created.key().reveal();
        KeyHolder web = new KeyHolder("web", Role.SEND, limit);

        assertThat(created.view().holder()).isEqualTo(web);
        assertThat(here.identifyCaller().holder(key)).hasValue(web);
        assertThat(here.identifyCaller().hasKeys()).isTrue();
        assertThat(there.identifyCaller().holder(key)).isEmpty();

        look(there);
        assertThat(there.identifyCaller().holder(key)).hasValue(web);
    }

    @Test
    void a_deleted_key_is_none_here_at_once_and_elsewhere_with_the_next_look() {
        String key = create(here, "web", Role.SEND);
        look(there);

        assertThat(here.manageApiKeys().delete("web", OPS)).isTrue();
        assertThat(here.identifyCaller().holder(key)).isEmpty();
        assertThat(here.manageApiKeys().delete("web", OPS)).isFalse();

        look(there);
        assertThat(there.identifyCaller().holder(key)).isEmpty();
        assertThat(there.identifyCaller().hasKeys()).isFalse();
    }

    @Test
    void what_is_no_key_lets_nobody_in() {
        String key = create(here, "web", Role.SEND);
        String other = create(here, "job", Role.SEND);

        for (String text : List.of(
                "",
                "ssm_",
                "web",
                key.substring(0, 12),
                key.substring(0, key.length() - 1),
                key + " ",
                key.toUpperCase(Locale.ROOT),
                key.substring(0, 12) + other.substring(12))) {
            assertThat(here.identifyCaller().holder(text)).as(text).isEmpty();
        }
    }

    @Test
    void keys_go_on_being_good_while_the_store_is_away() {
        String key = create(here, "web", Role.SEND);
        store.away = true;

        look(here);

        assertThat(here.identifyCaller().holder(key)).isPresent();
    }

    @Test
    void all_keys_are_listed_and_none_is_shown() {
        String key = create(here, "web", Role.SEND);

        assertThat(here.manageApiKeys().list())
                .containsExactly(
                        new ApiKeyView(new KeyHolder("env", Role.ADMIN, null), true, null, null, null),
                        new ApiKeyView(
                                new KeyHolder("web", Role.SEND, null),
                                false,
                                key.substring(0, 12),
                                new Change(fixture.clock.instant(), "ops"),
                                null));
        assertThat(here.manageApiKeys().list().toString()).doesNotContain(key);
        assertThat(store.find(Set.of("web")).toString()).doesNotContain(key);
    }

    @Test
    void names_are_taken_once_those_that_are_configured_too() {
        String key = create(here, "web", Role.SEND);

        assertConflict(ErrorCode.ALREADY_EXISTS, () -> create(there, "web", Role.READ));
        assertConflict(ErrorCode.ALREADY_EXISTS, () -> create(here, "env", Role.READ));
        assertConflict(ErrorCode.READ_ONLY, () -> here.manageApiKeys().delete("env", OPS));
        assertThat(here.identifyCaller().holder(key)).isPresent();
    }

    @Test
    void names_have_rules_and_there_is_room_for_so_many() {
        for (String name : List.of("", "a b", "a:b", "a@b", "jörg", "x".repeat(65))) {
            assertThatThrownBy(() -> create(here, name, Role.SEND))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("/name: must have 1 to 64");
        }
        for (int i = 0; i < 1_000; i++) {
            create(here, "k" + i, Role.SEND);
        }
        assertThatThrownBy(() -> create(here, "more", Role.SEND))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1000 keys");
    }

    @Test
    void without_configured_admin_the_first_key_is_an_admins_and_the_last_one_stays() {
        Sesame alone = sesame(Map.of("probe", Role.SEND));
        assertConflict(ErrorCode.LAST_ADMIN, () -> create(alone, "web", Role.SEND));
        create(alone, "one", Role.ADMIN);
        create(alone, "web", Role.SEND);

        assertConflict(ErrorCode.LAST_ADMIN, () -> alone.manageApiKeys().delete("one", OPS));

        create(alone, "two", Role.ADMIN);
        assertThat(alone.manageApiKeys().delete("one", OPS)).isTrue();
        assertThat(alone.manageApiKeys().delete("web", OPS)).isTrue();
        assertConflict(ErrorCode.LAST_ADMIN, () -> alone.manageApiKeys().delete("two", OPS));
    }

    // When keys were used

    @Test
    void the_minute_of_the_last_use_is_written_down_once_whatever_the_calls() {
        String key = create(here, "web", Role.SEND);
        create(here, "idle", Role.SEND);
        Instant minute = fixture.clock.instant();
        fixture.clock.advance(Duration.ofSeconds(7));

        for (int i = 0; i < 100; i++) {
            assertThat(here.identifyCaller().holder(key)).isPresent();
            look(here);
        }

        assertThat(store.uses).hasSize(1);
        assertThat(shown("web").usedAt()).isEqualTo(minute);
        assertThat(shown("idle").usedAt()).isNull();

        fixture.clock.advance(Duration.ofSeconds(60));
        assertThat(here.identifyCaller().holder(key)).isPresent();
        look(here);
        assertThat(shown("web").usedAt()).isEqualTo(minute.plusSeconds(60));
        assertThat(store.uses).hasSize(2);
    }

    @Test
    void a_wrong_key_is_no_use() {
        String key = create(here, "web", Role.SEND);

        assertThat(here.identifyCaller().holder(key + "x")).isEmpty();
        look(here);

        assertThat(store.uses).isEmpty();
    }

    @Test
    void a_use_is_written_down_when_the_store_is_back_and_at_the_end() {
        String key = create(here, "web", Role.SEND);
        assertThat(here.identifyCaller().holder(key)).isPresent();
        store.away = true;
        look(here);
        store.away = false;
        look(here);
        assertThat(shown("web").usedAt()).isEqualTo(fixture.clock.instant());

        fixture.clock.advance(Duration.ofMinutes(5));
        assertThat(here.identifyCaller().holder(key)).isPresent();
        here.close();
        assertThat(store.store.find(Set.of("web")).get(0).usedAt()).isEqualTo(fixture.clock.instant());
    }

    @Test
    void the_end_comes_without_the_store_too() {
        String key = create(here, "web", Role.SEND);
        assertThat(here.identifyCaller().holder(key)).isPresent();
        store.away = true;

        here.close();

        assertThat(store.uses).isEmpty();
    }

    // The audit log

    @Test
    void who_changed_what_and_from_where_is_written_down() {
        create(here, "web", Role.SEND);
        here.manageConnectors().save("shop", Configs.with("emailAddress", "shop@example.com"), Precondition.NONE, OPS);
        assertThat(here.manageConnectors().delete("shop", Precondition.NONE, new Author("", "")))
                .isTrue();
        assertThat(here.manageApiKeys().delete("web", OPS)).isTrue();

        List<AuditEntry> entries = there.readAuditLog().list(AuditFilter.ALL, null, 10);
        assertThat(entries)
                .extracting(
                        AuditEntry::subject,
                        AuditEntry::id,
                        AuditEntry::action,
                        entry -> entry.change().by(),
                        entry -> entry.change().from())
                .containsExactly(
                        tuple(Subject.API_KEY, "web", Action.DELETED, "ops", "192.0.2.7"),
                        tuple(Subject.CONNECTOR, "shop", Action.DELETED, "", ""),
                        tuple(Subject.CONNECTOR, "shop", Action.CREATED, "ops", "192.0.2.7"),
                        tuple(Subject.API_KEY, "web", Action.CREATED, "ops", "192.0.2.7"));
        assertThat(entries).extracting(entry -> entry.change().at()).containsOnly(fixture.clock.instant());
    }

    @Test
    void what_is_older_than_the_history_is_deleted_within_the_hour() {
        create(here, "old", Role.SEND);
        look(here);
        fixture.clock.advance(HISTORY);
        create(here, "new", Role.SEND);
        look(here);
        assertThat(here.readAuditLog().list(AuditFilter.ALL, null, 10)).hasSize(2);

        fixture.clock.advance(Duration.ofMinutes(59));
        look(here);
        assertThat(here.readAuditLog().list(AuditFilter.ALL, null, 10)).hasSize(2);

        fixture.clock.advance(Duration.ofMinutes(1));
        look(here);
        assertThat(here.readAuditLog().list(AuditFilter.ALL, null, 10))
                .extracting(AuditEntry::id)
                .containsExactly("new");
    }

    @Test
    void a_log_that_cannot_be_written_to_does_not_keep_sesame_from_starting() {
        String key = create(here, "web", Role.SEND);
        log.close();

        there.start();

        assertThat(there.identifyCaller().holder(key)).isPresent();
        there.close();
    }

    @Test
    void without_stores_there_are_neither_keys_nor_a_log() {
        Sesame bare = fixture.builder().build();

        assertThatThrownBy(bare::manageApiKeys).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(bare::identifyCaller).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(bare::readAuditLog).isInstanceOf(IllegalStateException.class);
    }
}
