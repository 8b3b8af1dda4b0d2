package dev.sesame.core.port.out;

import static dev.sesame.core.port.out.TemplateStoreContract.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.change.Action;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateVersion;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link TemplateStore} does when many use it at once; a part of {@link TemplateStoreContract}. */
public interface TemplateStoreConcurrencyContract extends VersionedStoreContract<ManagedTemplate, TemplateStore> {

    @Test
    default void a_template_that_many_create_at_once_has_one_id_and_every_version() throws Exception {
        List<TemplateStore> stores = List.of(store(), another());

        List<ManagedTemplate> saved = Together.run(
                8,
                i -> () -> stores.get(i % 2)
                        .save(List.of(template("SignIn", "en", "by " + i)), CHANGE)
                        .get(0));

        assertThat(saved)
                .extracting(ManagedTemplate::id)
                .containsOnly(saved.get(0).id());
        assertThat(store().history(saved.get(0).id()))
                .extracting(TemplateVersion::version)
                .containsExactlyInAnyOrderElementsOf(
                        saved.stream().map(ManagedTemplate::version).toList());
    }

    @Test
    default void one_of_many_who_saw_the_same_version_replaces_or_deletes() throws Exception {
        List<TemplateStore> stores = List.of(store(), another());
        ManagedTemplate first = save(store(), 1, "a");
        Precondition seen = Precondition.version(first.version());

        List<Boolean> won = Together.run(8, i -> () -> {
            TemplateStore store = stores.get(i % 2);
            try {
                if (i == 0) {
                    return store.delete(Set.of(first.id()), seen, CHANGE) > 0;
                }
                store.replace(first.id(), template("Type1", "en", "by " + i), seen, Action.REPLACED, CHANGE);
                return true;
            } catch (ConflictException e) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        int winner = won.indexOf(true);
        assertThat(store().history(first.id())).hasSize(2);
        assertThat(store().find(Set.of(first.id())).stream()
                        .map(managed -> managed.template().content()))
                .isEqualTo(winner == 0 ? List.of() : List.of("by " + winner));
    }

    @Test
    default void nobody_sees_half_of_what_is_saved_at_once() throws Exception {
        List<TemplateStore> stores = List.of(store(), another(), another());
        Queue<Set<String>> seen = new ConcurrentLinkedQueue<>();
        Set<String> ids = store().save(both("first", true), CHANGE).stream()
                .map(ManagedTemplate::id)
                .collect(Collectors.toSet());
        AtomicInteger writing = new AtomicInteger(4);

        Together.run(6, i -> () -> {
            TemplateStore store = stores.get(i % 3);
            if (i < 4) {
                try {
                    for (int n = 0; n < 15; n++) {
                        // In both orders: two that wait for each other both get through.
                        store.save(both(i + " " + n, i % 2 == 0), CHANGE);
                    }
                } finally {
                    writing.decrementAndGet();
                }
            } else {
                do {
                    seen.add(store.find(ids).stream()
                            .map(managed -> managed.template().content())
                            .collect(Collectors.toSet()));
                } while (writing.get() > 0);
            }
            return true;
        });

        assertThat(seen).isNotEmpty().allSatisfy(contents -> assertThat(contents)
                .hasSize(1));
        assertThat(ids).allSatisfy(id -> assertThat(store().history(id)).hasSize(61));
    }

    private static List<Template> both(String content, boolean forward) {
        Template one = template("Type1", "en", content);
        Template two = template("Type2", "en", content);
        return forward ? List.of(one, two) : List.of(two, one);
    }
}
