package dev.sesame.core.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.access.CallLimit;
import dev.sesame.core.access.KeyDigest;
import dev.sesame.core.access.KeyHolder;
import dev.sesame.core.access.NewApiKey;
import dev.sesame.core.access.Role;
import dev.sesame.core.access.SavedApiKey;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeyStore} does. */
public interface ApiKeyStoreContract extends VersionedStoreContract<SavedApiKey, ApiKeyStore> {

    Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** Another key of that name takes the place of the one that is there: a key never changes. */
    @Override
    default SavedApiKey save(ApiKeyStore store, int number, String content) {
        NewApiKey wanted = key("k" + number, content);
        while (true) {
            for (SavedApiKey known : store.find(Set.of("k" + number))) {
                if (known.key().equals(wanted)) {
                    return known;
                }
                boolean unused = store.delete("k" + number, CHANGE);
            }
            try {
                return store.create(wanted, CHANGE);
            } catch (ConflictException e) {
                // Somebody else was faster.
            }
        }
    }

    @Override
    default void delete(ApiKeyStore store, String id) {
        assertThat(store.delete(id, CHANGE)).isTrue();
    }

    @Override
    default Stream<Runnable> calls() {
        ApiKeyStore store = store();
        return Stream.of(
                () -> store.create(key("k1", "a"), CHANGE),
                () -> store.delete("k1", CHANGE),
                () -> store.used(Map.of(1L, NOON)));
    }

    /** A key of that name; another for each content. */
    static NewApiKey key(String name, String content) {
        return new NewApiKey(
                new KeyHolder(name, Role.SEND, new CallLimit(1000, Duration.ofMinutes(1))),
                "ssm_" + name,
                new KeyDigest("00ff", "%064x".formatted(content.hashCode() & 0xffff)));
    }

    /** Those of other stores replace things in one step; here they are gone for a while, so that each name is used once. */
    @Test
    @Override
    default void whoever_sees_a_revision_sees_all_changes_up_to_it() throws Exception {
        record Look(long revision, Map<String, Long> versions) {}
        ConcurrentLinkedQueue<SavedApiKey> created = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Look> looks = new ConcurrentLinkedQueue<>();
        List<ApiKeyStore> stores = List.of(store(), another());
        AtomicInteger writing = new AtomicInteger(2);

        Together.run(4, i -> () -> {
            ApiKeyStore store = stores.get(i % 2);
            if (i < 2) {
                try {
                    for (int n = 0; n < 15; n++) {
                        created.add(store.create(key("k" + i + "-" + n, "a"), CHANGE));
                    }
                } finally {
                    writing.decrementAndGet();
                }
            } else {
                do {
                    looks.add(new Look(store.revision(), store.versions()));
                } while (writing.get() > 0);
            }
            return true;
        });

        assertThat(looks).isNotEmpty().allSatisfy(look -> assertThat(created.stream()
                        .filter(key -> key.version() <= look.revision())
                        .map(SavedApiKey::id))
                .allMatch(look.versions()::containsKey));
    }

    @Test
    default void a_key_is_found_as_it_was_created() {
        SavedApiKey saved = store().create(key("web.app_1-x", "a"), CHANGE);

        assertThat(saved.id()).isEqualTo("web.app_1-x");
        assertThat(saved.key()).isEqualTo(key("web.app_1-x", "a"));
        assertThat(saved.change()).isEqualTo(CHANGE);
        assertThat(saved.usedAt()).isNull();
        assertThat(found("web.app_1-x")).isEqualTo(saved);
    }

    @Test
    default void every_role_comes_back_and_no_limit_does_too() {
        for (Role role : Role.values()) {
            NewApiKey key =
                    new NewApiKey(new KeyHolder(role.id(), role, null), "ssm_" + role, new KeyDigest("00ff", "ab"));

            store().create(key, CHANGE);

            assertThat(found(role.id()).key()).isEqualTo(key);
        }
    }

    @Test
    default void names_are_told_apart_by_case() {
        store().create(key("a", "a"), CHANGE);
        store().create(key("A", "b"), CHANGE);

        assertThat(store().versions()).containsOnlyKeys("a", "A");
    }

    @Test
    default void no_name_and_no_start_is_given_twice() {
        SavedApiKey first = store().create(key("k1", "a"), CHANGE);
        long revision = store().revision();
        NewApiKey sameStart =
                new NewApiKey(new KeyHolder("k2", Role.READ, null), first.key().start(), new KeyDigest("00ff", "ab"));

        assertRefused(() -> store().create(key("k1", "b"), LATER));
        assertRefused(() -> store().create(sameStart, LATER));

        assertThat(store().versions()).containsOnlyKeys("k1");
        assertThat(found("k1")).isEqualTo(first);
        assertThat(store().revision()).isEqualTo(revision);
    }

    @Test
    default void one_of_many_creates_a_key() throws Exception {
        List<ApiKeyStore> stores = List.of(store(), another());

        List<Boolean> won = Together.run(8, i -> () -> {
            try {
                return stores.get(i % 2).create(key("k1", "by " + i), CHANGE) != null;
            } catch (ConflictException e) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(found("k1").key()).isEqualTo(key("k1", "by " + won.indexOf(true)));
    }

    @Test
    default void a_deletion_of_nothing_is_no_change() {
        store().create(key("k1", "a"), CHANGE);
        long revision = store().revision();

        assertThat(store().delete("k2", CHANGE)).isFalse();
        assertThat(store().delete("k1\u0000", CHANGE)).isFalse();

        assertThat(store().revision()).isEqualTo(revision);
        assertThat(store().versions()).containsOnlyKeys("k1");
    }

    // When they were used

    @Test
    default void the_latest_use_is_kept_and_is_no_change() {
        SavedApiKey one = store().create(key("k1", "a"), CHANGE);
        SavedApiKey two = store().create(key("k2", "a"), CHANGE);
        long revision = store().revision();

        store().used(Map.of(one.version(), NOON, two.version(), NOON));
        store().used(Map.of(one.version(), NOON.plusSeconds(60)));
        another().used(Map.of(one.version(), NOON, two.version(), NOON.plusSeconds(120)));
        store().used(Map.of());

        assertThat(found("k1").usedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(found("k2").usedAt()).isEqualTo(NOON.plusSeconds(120));
        assertThat(store().revision()).isEqualTo(revision);
        assertThat(store().versions()).isEqualTo(Map.of("k1", one.version(), "k2", two.version()));
    }

    @Test
    default void the_use_of_a_key_that_is_gone_is_not_that_of_the_next_of_its_name() {
        SavedApiKey gone = store().create(key("k1", "a"), CHANGE);
        delete(store(), "k1");
        SavedApiKey next = store().create(key("k1", "b"), CHANGE);

        store().used(Map.of(gone.version(), NOON));

        assertThat(found("k1")).isEqualTo(next);
    }

    @Test
    default void nothing_of_a_key_is_shown_in_words() {
        assertThat(store().create(key("k1", "a"), CHANGE).toString())
                .doesNotContain(key("k1", "a").digest().hash());
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ConflictException.class, refusal -> assertThat(refusal.code())
                .isEqualTo(ErrorCode.ALREADY_EXISTS));
    }
}
