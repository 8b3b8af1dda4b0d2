package dev.sesame.core.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateVersion;
import dev.sesame.core.template.UsageType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link TemplateStore} does. A store's author implements what is abstract, and runs this as a JUnit test. */
public interface TemplateStoreContract
        extends TemplateStoreConcurrencyContract, VersionedStoreContract<ManagedTemplate, TemplateStore> {

    @Override
    default ManagedTemplate save(TemplateStore store, int number, String content) {
        return store.save(List.of(template("Type" + number, "en", content)), CHANGE)
                .get(0);
    }

    @Override
    default void delete(TemplateStore store, String id) {
        assertThat(store.delete(Set.of(id), Precondition.NONE, CHANGE)).isEqualTo(1);
    }

    @Override
    default Stream<Runnable> calls() {
        TemplateStore store = store();
        return Stream.of(
                () -> store.save(List.of(template("SignIn", "en", "a")), CHANGE),
                () -> store.replace("t1", template("SignIn", "en", "a"), Precondition.NONE, CHANGE),
                () -> store.delete(Set.of("t1"), Precondition.NONE, CHANGE),
                () -> store.history("t1"));
    }

    static Template template(String usageType, String language, String content) {
        return new Template(
                new UsageType(usageType),
                new LanguageTag(language),
                "Subject",
                content,
                ContentType.TEXT_HTML,
                null,
                null,
                null);
    }

    private ManagedTemplate saved(Template template) {
        return store().save(List.of(template), CHANGE).get(0);
    }

    private ManagedTemplate saved(String content) {
        return saved(template("SignIn", "en", content));
    }

    private ManagedTemplate replaced(String id, String content, Precondition precondition) {
        return store().replace(id, template("SignIn", "en", content), precondition, LATER);
    }

    // Saving

    @Test
    default void templates_are_given_in_the_order_they_were_saved_in() {
        List<Template> templates = List.of(
                template("SignIn", "en", "a"),
                template("Register", "en", "b"),
                template("SignIn", "de-AT", "c"),
                template("signin", "en", "d"));

        List<ManagedTemplate> saved = store().save(templates, CHANGE);

        assertThat(saved).extracting(ManagedTemplate::template).isEqualTo(templates);
        assertThat(saved).extracting(ManagedTemplate::id).doesNotHaveDuplicates();
        assertThat(saved).extracting(ManagedTemplate::version).doesNotHaveDuplicates();
        assertThat(saved).extracting(ManagedTemplate::change).containsOnly(CHANGE);
        assertThat(store().find(store().versions().keySet())).containsExactlyInAnyOrderElementsOf(saved);
    }

    @Test
    default void everything_in_a_template_comes_back() {
        String odd = " Grüße, 日本語, \uD83D\uDE00, \u0000, \u2028, \uD83D, \"\\ ";
        Template template = new Template(
                new UsageType("Тип \uD83D\uDE00 \"\\"),
                new LanguageTag("zh-Hant-TW"),
                odd,
                odd,
                ContentType.TEXT_PLAIN,
                odd,
                "{{replyTo}}",
                odd);

        ManagedTemplate saved = saved(template);

        assertThat(saved.template()).isEqualTo(template);
        assertThat(found(saved.id())).isEqualTo(saved);
        assertThat(store().history(saved.id()))
                .extracting(TemplateVersion::template)
                .containsExactly(template);
    }

    @Test
    default void a_large_template_comes_back() {
        Template template = template("SignIn", "en", "\u00E9".repeat(500_000));

        assertThat(found(saved(template).id()).template()).isEqualTo(template);
    }

    @Test
    default void empty_texts_are_told_from_absent_ones() {
        Template empty =
                new Template(UsageType.SIGN_IN, new LanguageTag("en"), "", "", ContentType.TEXT_HTML, "", "", "");
        ManagedTemplate saved = saved(empty);
        assertThat(found(saved.id()).template()).isEqualTo(empty);

        assertThat(saved(template("SignIn", "en", "")).version()).isGreaterThan(saved.version());
    }

    @Test
    default void a_usage_type_that_is_no_proper_text_has_a_place_of_its_own() {
        ManagedTemplate one = saved(template("\uD83D", "en", "a"));
        ManagedTemplate two = saved(template("\uD83C", "en", "a"));

        assertThat(one.id()).isNotEqualTo(two.id());
        assertThat(store().find(Set.of(one.id(), two.id()))).containsExactlyInAnyOrder(one, two);
    }

    @Test
    default void a_template_is_replaced_in_its_place() {
        ManagedTemplate first = saved("a");

        ManagedTemplate second =
                store().save(List.of(template("SignIn", "en", "b")), LATER).get(0);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(second.change()).isEqualTo(LATER);
        assertThat(found(first.id())).isEqualTo(second);
    }

    @Test
    default void only_what_differs_is_changed() {
        ManagedTemplate same = saved("a");
        ManagedTemplate other = saved(template("Register", "en", "a"));

        List<ManagedTemplate> saved =
                store().save(List.of(template("SignIn", "en", "a"), template("Register", "en", "b")), LATER);

        assertThat(saved.get(0)).isEqualTo(same);
        assertThat(saved.get(1).version()).isGreaterThan(other.version());
        assertThat(store().history(same.id())).hasSize(1);
        assertThat(store().history(other.id())).hasSize(2);
    }

    @Test
    default void nothing_is_saved_if_one_template_has_no_place_of_its_own() {
        Template nowhere =
                new Template(UsageType.SIGN_IN, null, "Subject", "a", ContentType.TEXT_HTML, null, null, null);
        for (List<Template> wrong : List.of(
                List.of(template("Register", "en", "a"), nowhere),
                List.of(template("Register", "en", "a"), template("Register", "en", "b")))) {
            assertThatThrownBy(() -> store().save(wrong, CHANGE)).isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(store().versions()).isEmpty();
    }

    @Test
    default void saving_no_template_is_no_change() {
        saved("a");
        long revision = store().revision();

        assertThat(store().save(List.of(), CHANGE)).isEmpty();

        assertThat(store().revision()).isEqualTo(revision);
    }

    @Test
    default void a_change_is_kept_to_the_millisecond() {
        Change precise = new Change(CHANGE.at().plusNanos(7), "jörg");

        ManagedTemplate saved =
                store().save(List.of(template("SignIn", "en", "a")), precise).get(0);

        assertThat(saved.change()).isEqualTo(new Change(CHANGE.at(), "jörg"));
        assertThat(found(saved.id())).isEqualTo(saved);
        assertThat(store().history(saved.id()).get(0).change()).isEqualTo(saved.change());
    }

    // Replacing

    @Test
    default void a_template_is_replaced_by_its_id_if_the_precondition_holds() {
        ManagedTemplate first = saved("a");

        ManagedTemplate second = replaced(first.id(), "b", Precondition.version(first.version()));
        ManagedTemplate third = replaced(first.id(), "c", Precondition.PRESENT);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.change()).isEqualTo(LATER);
        assertThat(third.version()).isGreaterThan(second.version());
        assertThat(found(first.id())).isEqualTo(third);
    }

    @Test
    default void a_template_replaced_by_itself_stays_as_it_is() {
        ManagedTemplate saved = saved("a");
        long revision = store().revision();

        assertThat(replaced(saved.id(), "a", Precondition.PRESENT)).isEqualTo(saved);

        assertThat(store().history(saved.id())).hasSize(1);
        assertThat(store().revision()).isEqualTo(revision);
    }

    @Test
    default void nothing_is_replaced_if_the_precondition_does_not_hold() {
        ManagedTemplate old = saved("a");
        ManagedTemplate current = saved("b");
        long revision = store().revision();

        for (Precondition precondition : List.of(Precondition.ABSENT, Precondition.version(old.version()))) {
            assertRefused(() -> replaced(old.id(), "c", precondition));
            // Not even if it would be as it is already: who asks does not know that.
            assertRefused(() -> replaced(old.id(), "b", precondition));
        }

        assertThat(found(old.id())).isEqualTo(current);
        assertThat(store().revision()).isEqualTo(revision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "\u0000"})
    default void what_never_was_is_not_replaced(String id) {
        for (Precondition precondition : List.of(Precondition.NONE, Precondition.ABSENT)) {
            assertRefused(() -> replaced(id, "a", precondition));
        }
        assertThat(store().versions()).isEmpty();
    }

    @Test
    default void a_template_keeps_its_usage_type_and_language() {
        ManagedTemplate saved = saved("a");

        for (Template other : List.of(template("Register", "en", "a"), template("SignIn", "de", "a"))) {
            assertThatThrownBy(() -> store().replace(saved.id(), other, Precondition.NONE, CHANGE))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(store().find(store().versions().keySet())).containsExactly(saved);
    }

    // Deleting

    @Test
    default void those_that_are_there_are_deleted_and_counted() {
        ManagedTemplate one = saved("a");
        ManagedTemplate two = saved(template("SignIn", "de", "a"));
        ManagedTemplate three = saved(template("SignIn", "fr", "a"));

        assertThat(store().delete(Set.of(one.id(), two.id(), "other", "\u0000"), Precondition.PRESENT, LATER))
                .isEqualTo(2);
        assertThat(store().delete(Set.of(one.id()), Precondition.PRESENT, LATER))
                .isZero();
        assertThat(store().delete(Set.of(), Precondition.NONE, LATER)).isZero();

        assertThat(store().versions()).containsOnlyKeys(three.id());
    }

    @Test
    default void nothing_is_deleted_if_the_precondition_does_not_hold_for_one() {
        ManagedTemplate one = saved("a");
        ManagedTemplate two = saved(template("SignIn", "de", "a"));
        Set<String> both = Set.of(one.id(), two.id());

        assertRefused(() -> store().delete(both, Precondition.version(one.version()), LATER));
        assertRefused(() -> store().delete(both, Precondition.version(two.version()), LATER));
        assertRefused(() -> store().delete(Set.of(one.id()), Precondition.ABSENT, LATER));

        assertThat(store().find(both)).containsExactlyInAnyOrder(one, two);
        assertThat(store().delete(Set.of(one.id()), Precondition.version(one.version()), LATER))
                .isEqualTo(1);
    }

    @Test
    default void a_deletion_of_nothing_is_no_change() {
        ManagedTemplate saved = saved("a");
        delete(store(), saved.id());
        long revision = store().revision();

        assertThat(store().delete(Set.of(saved.id(), "other"), Precondition.NONE, CHANGE))
                .isZero();

        assertThat(store().revision()).isEqualTo(revision);
        assertThat(store().history(saved.id())).hasSize(2);
    }

    // History

    @Test
    default void every_version_is_kept_the_newest_first() {
        ManagedTemplate first = saved("a");
        ManagedTemplate second = replaced(first.id(), "b", Precondition.NONE);
        store().delete(Set.of(first.id()), Precondition.NONE, CHANGE);
        ManagedTemplate third = saved("a");
        saved(template("SignIn", "de", "other"));

        List<TemplateVersion> history = store().history(first.id());

        assertThat(third.id()).isEqualTo(first.id());
        assertThat(third.version()).isGreaterThan(history.get(1).version());
        assertThat(history)
                .containsExactly(
                        new TemplateVersion(third.version(), third.template(), CHANGE),
                        new TemplateVersion(history.get(1).version(), null, CHANGE),
                        new TemplateVersion(second.version(), second.template(), LATER),
                        new TemplateVersion(first.version(), first.template(), CHANGE));
        assertThat(history.get(1).version()).isBetween(second.version() + 1, third.version() - 1);
    }

    @Test
    default void the_oldest_versions_go_when_there_are_too_many() {
        String id = saved("0").id();
        saved(template("Register", "en", "of another template"));
        for (int version = 1; version <= TemplateStore.MAX_VERSIONS + 1; version++) {
            saved(Integer.toString(version));
        }

        List<TemplateVersion> history = store().history(id);

        assertThat(history).hasSize(TemplateStore.MAX_VERSIONS);
        assertThat(history.get(0).template())
                .isEqualTo(template("SignIn", "en", Integer.toString(TemplateStore.MAX_VERSIONS + 1)));
        assertThat(history.get(TemplateStore.MAX_VERSIONS - 1).template()).isEqualTo(template("SignIn", "en", "2"));
        assertThat(store().versions()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "\u0000", "\uD83D"})
    default void what_never_was_has_no_history(String id) {
        assertThat(store().history(id)).isEmpty();
    }

    @Test
    default void a_deleted_template_can_be_restored() {
        ManagedTemplate saved = saved("a");
        delete(store(), saved.id());
        for (Precondition precondition : List.of(Precondition.PRESENT, Precondition.version(saved.version()))) {
            assertRefused(() -> replaced(saved.id(), "a", precondition));
        }

        ManagedTemplate restored = replaced(saved.id(), "a", Precondition.NONE);

        assertThat(restored.template()).isEqualTo(saved.template());
        assertThat(restored.version()).isGreaterThan(saved.version());
        assertThat(store().find(store().versions().keySet())).containsExactly(restored);
        assertThat(store().history(saved.id())).hasSize(3);

        delete(store(), saved.id());
        assertThat(replaced(saved.id(), "b", Precondition.ABSENT)).isEqualTo(found(saved.id()));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ConflictException.class, refusal -> assertThat(refusal.code())
                .isEqualTo(ErrorCode.PRECONDITION_FAILED));
    }
}
