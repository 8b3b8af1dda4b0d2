package dev.sesame.core.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link VersionedStore} does; a part of {@link ConnectorStoreContract} and {@link TemplateStoreContract}.
 *
 * @param <T> what is kept
 * @param <S> the store
 */
public interface VersionedStoreContract<T extends Versioned, S extends VersionedStore<T>> {

    Change CHANGE = new Change(Instant.parse("2026-11-21T12:00:00.123Z"), "ops");
    Change LATER = new Change(Instant.parse("2026-11-21T13:00:00Z"), "");

    /** The store of this test: the same one throughout a test, an empty one for each. */
    S store();

    /** One more store on the same database, to be closed by the author. */
    S another();

    /** Closes {@link #store()}. */
    void close();

    /** Saves the thing of that number with this content, whatever was there. */
    T save(S store, int number, String content);

    /** Deletes the thing of that id. */
    void delete(S store, String id);

    /** What is found of that id. */
    default T found(String id) {
        List<T> found = store().find(Set.of(id));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    default void nothing_is_there_at_first() {
        assertThat(store().versions()).isEmpty();
        assertThat(store().find(Set.of("c1"))).isEmpty();
        assertThat(store().find(Set.of())).isEmpty();
    }

    @Test
    default void versions_tell_of_everything_that_is_there() {
        T one = save(store(), 1, "a");
        T two = save(store(), 2, "a");
        T gone = save(store(), 3, "a");
        delete(store(), gone.id());

        assertThat(store().versions()).isEqualTo(Map.of(one.id(), one.version(), two.id(), two.version()));
    }

    @Test
    default void those_that_are_there_are_found_and_others_are_ignored() {
        T one = save(store(), 1, "a");
        T two = save(store(), 2, "a");
        save(store(), 3, "a");

        assertThat(store().find(Set.of(one.id(), two.id(), "other", one.id() + "\u0000", "\uD83D", "'\"\\")))
                .containsExactlyInAnyOrder(one, two);
    }

    @Test
    default void any_number_can_be_asked_for_at_once() {
        T one = save(store(), 1, "a");
        Set<String> ids = IntStream.range(0, 70_000).mapToObj(i -> "no-" + i).collect(Collectors.toSet());
        ids.add(one.id());

        assertThat(store().find(ids)).containsExactly(one);
    }

    @Test
    default void each_change_makes_a_version_between_the_revisions_before_and_after_it() {
        for (int i = 0; i < 6; i++) {
            long before = store().revision();
            T saved = save(store(), i % 2, "content " + i);

            assertThat(saved.version()).isGreaterThan(before).isLessThanOrEqualTo(store().revision());
            assertThat(found(saved.id())).isEqualTo(saved);
        }
    }

    @Test
    default void what_stays_the_same_keeps_version_and_revision() {
        T first = save(store(), 1, "a");
        long revision = store().revision();

        T second = save(store(), 1, "a");

        assertThat(second).isEqualTo(first);
        assertThat(found(first.id())).isEqualTo(first);
        assertThat(store().revision()).isEqualTo(revision);
    }

    @Test
    default void a_deletion_is_a_change() {
        T saved = save(store(), 1, "a");
        long before = store().revision();

        delete(store(), saved.id());

        assertThat(store().revision()).isGreaterThan(before);
        assertThat(store().versions()).isEmpty();
        assertThat(store().find(Set.of(saved.id()))).isEmpty();
    }

    @Test
    default void no_version_is_given_twice_though_things_are_deleted_and_made_again() {
        List<Long> versions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            T made = save(store(), 1, "a");
            versions.add(made.version());
            versions.add(save(store(), 1, "b").version());
            delete(store(), made.id());
        }

        assertThat(versions).doesNotHaveDuplicates().isSorted();
    }

    @Test
    default void stores_on_one_database_see_what_each_other_changes() {
        S other = another();
        T saved = save(store(), 1, "a");
        assertThat(other.revision()).isEqualTo(store().revision());
        assertThat(other.versions()).isEqualTo(Map.of(saved.id(), saved.version()));
        assertThat(other.find(Set.of(saved.id()))).containsExactly(saved);

        T changed = save(other, 1, "b");
        assertThat(changed.version()).isGreaterThan(saved.version());
        assertThat(found(saved.id())).isEqualTo(changed);

        delete(store(), saved.id());
        assertThat(other.versions()).isEmpty();
        assertThat(another().find(Set.of(saved.id()))).isEmpty();
    }

    @Test
    default void no_version_is_given_twice_by_several_stores_at_once() throws Exception {
        List<S> stores = List.of(store(), another());

        List<List<Long>> versions = Together.run(8, i -> () -> {
            List<Long> given = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                given.add(save(stores.get(i % 2), n % 3, i + " " + n).version());
            }
            return given;
        });

        assertThat(versions).allSatisfy(given -> assertThat(given).isSorted());
        assertThat(versions.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .allMatch(version -> version <= store().revision());
    }

    @Test
    default void whoever_sees_a_revision_sees_all_changes_up_to_it() throws Exception {
        record Look(long revision, Map<String, Long> versions) {}
        Queue<Versioned> changes = new ConcurrentLinkedQueue<>();
        Queue<Look> looks = new ConcurrentLinkedQueue<>();
        List<S> stores = List.of(store(), another(), another());
        AtomicInteger writing = new AtomicInteger(4);

        Together.run(6, i -> () -> {
            S store = stores.get(i % 3);
            if (i < 4) {
                try {
                    for (int n = 0; n < 15; n++) {
                        changes.add(save(store, i, "content " + n));
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

        assertThat(looks).isNotEmpty().allSatisfy(look -> {
            Map<String, Long> expected = new HashMap<>();
            changes.stream()
                    .filter(change -> change.version() <= look.revision())
                    .forEach(change -> expected.merge(change.id(), change.version(), Math::max));
            expected.forEach((id, version) ->
                    assertThat(look.versions().get(id)).as(id).isNotNull().isGreaterThanOrEqualTo(version));
        });
    }

    /** Every call that the closed store refuses, besides those that all stores have. */
    Stream<Runnable> calls();

    @Test
    default void closed_store_refuses_everything() {
        S store = store();
        Stream<Runnable> own = calls();
        close();

        Stream.concat(own, Stream.<Runnable>of(store::revision, store::versions, () -> store.find(Set.of("c1"))))
                .forEach(call -> assertThatThrownBy(call::run).isInstanceOf(IllegalStateException.class));
    }
}
