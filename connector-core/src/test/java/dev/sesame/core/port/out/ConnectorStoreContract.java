package dev.sesame.core.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.connector.SavedConnector;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.error.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ConnectorStore} does. A store's author implements what is abstract, and runs this as a JUnit test. */
public interface ConnectorStoreContract extends VersionedStoreContract<SavedConnector, ConnectorStore> {

    /** What no store keeps in the clear, and nothing shows. */
    String SECRET = "wJalrXUtnFEMI-secret-mark";

    @Override
    default SavedConnector save(ConnectorStore store, int number, String content) {
        return store.save("c" + number, document(content), Precondition.NONE, CHANGE);
    }

    @Override
    default void delete(ConnectorStore store, String id) {
        assertThat(store.delete(id, Precondition.NONE, CHANGE)).isTrue();
    }

    @Override
    default Stream<Runnable> calls() {
        ConnectorStore store = store();
        return Stream.of(
                () -> store.save("c1", document("a"), Precondition.NONE, CHANGE),
                () -> store.delete("c1", Precondition.NONE, CHANGE));
    }

    /** A document with a secret. */
    static Map<String, @Nullable Object> document(String content) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        document.put("accessKeySecret", SECRET);
        document.put("region", "eu-west-1");
        document.put("content", content);
        return document;
    }

    private SavedConnector saved(Map<String, @Nullable Object> document) {
        return store().save("c1", document, Precondition.NONE, CHANGE);
    }

    // What is kept

    @Test
    default void a_connector_is_found_as_it_was_saved() {
        SavedConnector saved = saved(document("a"));

        assertThat(saved.id()).isEqualTo("c1");
        assertThat(saved.document()).isEqualTo(document("a"));
        assertThat(saved.change()).isEqualTo(CHANGE);
        assertThat(saved.unreadable()).isNull();
        assertThat(found("c1")).isEqualTo(saved);
    }

    @Test
    default void everything_in_a_document_comes_back() {
        Map<String, @Nullable Object> document = document("Grüße, 日本語, \uD83D\uDE00, \u0000, \u2028, \uD83D, \"\\");
        document.put("ключ \uD83D\uDE00\u0000 \"", "value");
        document.put("null", null);
        document.put("empty", "");
        document.put("true", true);
        document.put("false", false);
        document.put("int", -7);
        document.put("long", 1L << 40);
        document.put("large", BigInteger.TWO.pow(90));
        document.put("decimals", List.of(new BigDecimal("1.10"), new BigDecimal("0.1"), new BigDecimal("1E+3")));
        document.put("list", Arrays.asList(null, List.of(), "text", 1));
        Map<String, @Nullable Object> nested =
                new LinkedHashMap<>(Map.of("unknown", Map.of("deep", List.of(Map.of()))));
        nested.put("null", null);
        document.put("nested", nested);

        assertThat(saved(document).document()).isEqualTo(document);
        assertThat(found("c1").document()).isEqualTo(document);
    }

    @Test
    default void a_large_document_comes_back() {
        Map<String, @Nullable Object> document = document("\u00E9".repeat(500_000));
        document.put("templates", List.of(Map.of("content", "x".repeat(500_000))));

        saved(document);

        assertThat(found("c1").document()).isEqualTo(document);
    }

    @Test
    default void numbers_come_back_in_the_form_of_their_digits() {
        Map<String, @Nullable Object> document = document("a");
        document.put("double", 0.1);
        document.put("long", 7L);

        saved(document);

        assertThat(found("c1").document())
                .containsEntry("double", new BigDecimal("0.1"))
                .containsEntry("long", 7);
        assertThat(saved(document)).isEqualTo(found("c1"));
    }

    @Test
    default void secrets_come_back_with_whatever_kind_of_value_they_have() {
        Map<String, @Nullable Object> document = document("a");
        document.put("accessKeySecret", SECRET + "\uD83D\uDE00\u0000");
        document.put("sessionToken", Map.of("not", "a text"));
        assertThat(saved(document).document()).isEqualTo(document);
        assertThat(found("c1").document()).isEqualTo(document);

        document.put("sessionToken", null);
        document.remove("accessKeySecret");
        assertThat(saved(document).document()).isEqualTo(document);
        assertThat(found("c1").document()).isEqualTo(document);

        document.remove("sessionToken");
        assertThat(saved(document).document()).isEqualTo(document);
        assertThat(found("c1").document()).isEqualTo(document);
    }

    @Test
    default void an_empty_document_comes_back() {
        assertThat(saved(Map.of()).document()).isEmpty();
        assertThat(found("c1").document()).isEmpty();
    }

    @Test
    default void what_the_caller_does_with_a_document_later_changes_nothing() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Map<String, @Nullable Object> document = document("a");
        document.put("list", list);
        SavedConnector saved = saved(document);

        document.clear();
        list.add("b");

        assertThat(saved.document()).containsEntry("list", List.of("a"));
        assertThat(found("c1").document()).containsEntry("list", List.of("a")).containsKey("region");
    }

    @Test
    default void ids_are_told_apart_by_case() {
        store().save("a", document("a"), Precondition.ABSENT, CHANGE);
        store().save("A", document("b"), Precondition.ABSENT, CHANGE);

        assertThat(store().versions()).containsOnlyKeys("a", "A");
        assertThat(found("A").document()).containsEntry("content", "b");
    }

    @Test
    default void a_change_is_kept_to_the_millisecond() {
        SavedConnector saved = store().save(
                        "c1",
                        document("a"),
                        Precondition.NONE,
                        new Change(CHANGE.at().plusNanos(7), "jörg"));

        assertThat(saved.change()).isEqualTo(new Change(CHANGE.at(), "jörg"));
        assertThat(found("c1")).isEqualTo(saved);
    }

    @Test
    default void nothing_secret_is_shown_in_words() {
        assertThat(saved(document("a")).toString()).doesNotContain(SECRET);
    }

    // What is a change

    @Test
    default void a_connector_is_replaced_as_a_whole() {
        Map<String, @Nullable Object> document = document("a");
        document.put("tenantName", "shop");
        SavedConnector first = saved(document);

        SavedConnector second = store().save("c1", document("b"), Precondition.NONE, LATER);

        assertThat(second.document()).isEqualTo(document("b"));
        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(second.change()).isEqualTo(LATER);
        assertThat(found("c1")).isEqualTo(second);
    }

    @Test
    default void the_same_document_in_another_order_by_somebody_else_is_no_change() {
        SavedConnector saved = saved(document("a"));
        Map<String, @Nullable Object> reversed = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>(document("a").keySet());
        for (int i = keys.size() - 1; i >= 0; i--) {
            reversed.put(keys.get(i), document("a").get(keys.get(i)));
        }

        assertThat(store().save("c1", reversed, Precondition.version(saved.version()), LATER))
                .isEqualTo(saved);
    }

    @Test
    default void another_secret_and_a_null_are_changes() {
        SavedConnector first = saved(document("a"));
        Map<String, @Nullable Object> document = document("a");
        document.put("accessKeySecret", SECRET + "2");
        SavedConnector second = saved(document);
        document.put("tenantName", null);
        SavedConnector third = saved(document);

        assertThat(List.of(first.version(), second.version(), third.version()))
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(found("c1").document()).isEqualTo(document);
    }

    // Preconditions

    @Test
    default void a_connector_is_saved_if_its_precondition_holds() {
        SavedConnector first = store().save("c1", document("a"), Precondition.ABSENT, CHANGE);
        SavedConnector second = store().save("c1", document("b"), Precondition.PRESENT, CHANGE);
        SavedConnector third = store().save("c1", document("c"), Precondition.version(second.version()), CHANGE);

        assertThat(first.version()).isLessThan(second.version());
        assertThat(found("c1")).isEqualTo(third);
    }

    @Test
    default void nothing_is_changed_if_a_precondition_does_not_hold() {
        assertRefused(() -> store().save("c1", document("a"), Precondition.PRESENT, CHANGE));
        assertRefused(() -> store().save("c1", document("a"), Precondition.version(1), CHANGE));
        assertRefused(() -> store().delete("c1", Precondition.PRESENT, CHANGE));
        assertRefused(() -> store().delete("c1", Precondition.version(1), CHANGE));
        assertThat(store().versions()).isEmpty();

        SavedConnector old = saved(document("a"));
        SavedConnector current = saved(document("b"));
        long revision = store().revision();
        for (Precondition precondition : List.of(Precondition.ABSENT, Precondition.version(old.version()))) {
            assertRefused(() -> store().save("c1", document("c"), precondition, CHANGE));
            // Not even if it would be as it is already: who asks does not know that.
            assertRefused(() -> store().save("c1", document("b"), precondition, CHANGE));
            assertRefused(() -> store().delete("c1", precondition, CHANGE));
        }
        assertThat(found("c1")).isEqualTo(current);
        assertThat(store().revision()).isEqualTo(revision);
    }

    @Test
    default void a_connector_is_deleted_if_its_precondition_holds() {
        assertThat(store().delete("c1", Precondition.NONE, CHANGE)).isFalse();
        assertThat(store().delete("c1\u0000", Precondition.NONE, CHANGE)).isFalse();
        assertThat(store().delete("c1", Precondition.ABSENT, CHANGE)).isFalse();
        long revision = store().revision();
        SavedConnector saved = saved(document("a"));
        assertThat(saved.version()).isGreaterThan(revision);

        assertThat(store().delete("c1", Precondition.version(saved.version()), CHANGE))
                .isTrue();
        assertThat(store().delete("c1", Precondition.NONE, CHANGE)).isFalse();

        saved(document("a"));
        assertThat(store().delete("c1", Precondition.PRESENT, CHANGE)).isTrue();
        assertThat(store().versions()).isEmpty();
    }

    @Test
    default void a_deletion_of_nothing_is_no_change() {
        saved(document("a"));
        long revision = store().revision();

        assertThat(store().delete("c2", Precondition.NONE, CHANGE)).isFalse();

        assertThat(store().revision()).isEqualTo(revision);
    }

    @Test
    default void one_of_many_who_saw_the_same_version_saves_or_deletes() throws Exception {
        List<ConnectorStore> stores = List.of(store(), another());
        Precondition seen = Precondition.version(saved(document("a")).version());

        List<Boolean> won = Together.run(8, i -> () -> {
            try {
                if (i == 0) {
                    return stores.get(0).delete("c1", seen, CHANGE);
                }
                stores.get(i % 2).save("c1", document("by " + i), seen, CHANGE);
                return true;
            } catch (ConflictException e) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        int winner = won.indexOf(true);
        assertThat(store().find(Set.of("c1")).stream()
                        .map(saved -> saved.document().get("content")))
                .isEqualTo(winner == 0 ? List.of() : List.of("by " + winner));
    }

    @Test
    default void one_of_many_creates_a_connector() throws Exception {
        List<ConnectorStore> stores = List.of(store(), another());

        List<Boolean> won = Together.run(8, i -> () -> {
            try {
                stores.get(i % 2).save("c1", document("by " + i), Precondition.ABSENT, CHANGE);
                return true;
            } catch (ConflictException e) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(found("c1").document()).containsEntry("content", "by " + won.indexOf(true));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ConflictException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.PRECONDITION_FAILED))
                .hasMessageNotContaining(SECRET);
    }
}
