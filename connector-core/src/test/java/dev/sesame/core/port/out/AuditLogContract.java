package dev.sesame.core.port.out;

import static dev.sesame.core.port.out.VersionedStoreContract.CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.change.Action;
import dev.sesame.core.change.AuditEntry;
import dev.sesame.core.change.AuditFilter;
import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.change.Subject;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} does, and the stores whose changes are entered into it. */
public interface AuditLogContract {

    Change MADE = new Change(Instant.parse("2026-11-21T12:00:00.123456Z"), "jörg", "2001:db8::7");

    /** The log of this test: the same one throughout a test, an empty one for each. */
    AuditLog log();

    /** The store of connectors on the same database. */
    ConnectorStore connectors();

    /** The store of templates on the same database. */
    TemplateStore templates();

    /** The store of keys on the same database. */
    ApiKeyStore apiKeys();

    /** Closes {@link #log()}. */
    void close();

    private List<AuditEntry> all() {
        return log().list(AuditFilter.ALL, null, 1_000);
    }

    private static Template template(String language, String content) {
        return TemplateStoreContract.template("SignIn", language, content);
    }

    private static AuditEntry made(long version, Subject subject, String id, Action action) {
        return new AuditEntry(
                version,
                new Change(Instant.parse("2026-11-21T12:00:00.123Z"), MADE.by(), MADE.from()),
                subject,
                id,
                action);
    }

    @Test
    default void nothing_is_there_at_first() {
        assertThat(all()).isEmpty();
    }

    @Test
    default void what_is_done_to_a_connector_is_entered_with_its_version() {
        long created = connectors()
                .save("c1", Map.of("secret", "mark"), Precondition.NONE, MADE)
                .version();
        long replaced = connectors()
                .save("c1", Map.of("secret", "mark 2"), Precondition.NONE, MADE)
                .version();
        assertThat(connectors().delete("c1", Precondition.NONE, MADE)).isTrue();

        assertThat(all())
                .containsExactly(
                        made(connectors().revision(), Subject.CONNECTOR, "c1", Action.DELETED),
                        made(replaced, Subject.CONNECTOR, "c1", Action.REPLACED),
                        made(created, Subject.CONNECTOR, "c1", Action.CREATED));
    }

    @Test
    default void what_is_done_to_templates_is_entered_for_each() {
        List<ManagedTemplate> created =
                templates().save(List.of(template("en", "mark 1"), template("de", "mark 1")), MADE);
        String id = created.get(0).id();
        long replaced = templates()
                .save(List.of(template("en", "mark 2"), template("de", "mark 1")), MADE)
                .get(0)
                .version();
        long edited = templates()
                .replace(id, template("en", "mark 3"), Precondition.NONE, Action.REPLACED, MADE)
                .version();
        assertThat(templates().delete(Set.of(id, "none"), Precondition.NONE, MADE))
                .isOne();
        long deleted = templates().revision();
        long restored = templates()
                .replace(id, template("en", "mark 1"), Precondition.NONE, Action.RESTORED, MADE)
                .version();

        assertThat(all())
                .containsExactly(
                        made(restored, Subject.TEMPLATE, id, Action.RESTORED),
                        made(deleted, Subject.TEMPLATE, id, Action.DELETED),
                        made(edited, Subject.TEMPLATE, id, Action.REPLACED),
                        made(replaced, Subject.TEMPLATE, id, Action.REPLACED),
                        made(
                                created.get(1).version(),
                                Subject.TEMPLATE,
                                created.get(1).id(),
                                Action.CREATED),
                        made(created.get(0).version(), Subject.TEMPLATE, id, Action.CREATED));
    }

    @Test
    default void a_template_that_is_made_again_is_created() {
        String id = templates().save(List.of(template("en", "a")), MADE).get(0).id();
        assertThat(templates().delete(Set.of(id), Precondition.NONE, MADE)).isOne();
        assertThat(templates().save(List.of(template("en", "b")), MADE).get(0).id())
                .isEqualTo(id);

        assertThat(all())
                .extracting(AuditEntry::action)
                .containsExactly(Action.CREATED, Action.DELETED, Action.CREATED);
    }

    @Test
    default void what_is_done_to_a_key_is_entered_and_its_use_is_not() {
        long created =
                apiKeys().create(ApiKeyStoreContract.key("web", "a"), MADE).version();
        apiKeys().used(Map.of(created, MADE.at()));
        assertThat(apiKeys().delete("web", MADE)).isTrue();

        assertThat(all())
                .containsExactly(
                        made(apiKeys().revision(), Subject.API_KEY, "web", Action.DELETED),
                        made(created, Subject.API_KEY, "web", Action.CREATED));
    }

    @Test
    default void what_changes_nothing_is_not_entered() {
        connectors().save("c1", Map.of("a", "b"), Precondition.NONE, MADE);
        String id = templates().save(List.of(template("en", "a")), MADE).get(0).id();
        apiKeys().create(ApiKeyStoreContract.key("web", "a"), MADE);
        List<AuditEntry> before = all();

        connectors().save("c1", Map.of("a", "b"), Precondition.NONE, MADE);
        templates().save(List.of(template("en", "a")), MADE);
        templates().replace(id, template("en", "a"), Precondition.NONE, Action.RESTORED, MADE);
        assertThat(connectors().delete("c2", Precondition.NONE, MADE)).isFalse();
        assertThat(templates().delete(Set.of("none"), Precondition.NONE, MADE)).isZero();
        assertThat(apiKeys().delete("none", MADE)).isFalse();
        assertThatThrownBy(() -> connectors().save("c1", Map.of("a", "c"), Precondition.ABSENT, MADE))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> apiKeys().create(ApiKeyStoreContract.key("web", "b"), MADE))
                .isInstanceOf(ConflictException.class);

        assertThat(all()).hasSize(3).isEqualTo(before);
    }

    @Test
    default void entries_stay_when_things_are_gone_and_say_nothing_of_their_content() {
        connectors().save("c1", Map.of("accessKeySecret", "mark"), Precondition.NONE, MADE);
        assertThat(connectors().delete("c1", Precondition.NONE, MADE)).isTrue();

        assertThat(all().toString()).doesNotContain("mark").contains("c1");
    }

    @Test
    default void the_log_is_read_in_pages() {
        for (int i = 0; i < 5; i++) {
            connectors().save("c" + i, Map.of(), Precondition.NONE, MADE);
        }
        List<AuditEntry> all = all();

        List<AuditEntry> pages = new ArrayList<>(log().list(AuditFilter.ALL, null, 2));
        pages.addAll(log().list(AuditFilter.ALL, pages.get(1).version(), 2));
        pages.addAll(log().list(AuditFilter.ALL, pages.get(3).version(), 2));

        assertThat(all).hasSize(5);
        assertThat(pages).isEqualTo(all);
        assertThat(log().list(AuditFilter.ALL, pages.get(4).version(), 2)).isEmpty();
    }

    @Test
    default void entries_are_found_by_what_they_are_about() {
        connectors().save("web", Map.of(), Precondition.NONE, MADE);
        connectors().save("other", Map.of(), Precondition.NONE, MADE);
        apiKeys().create(ApiKeyStoreContract.key("web", "a"), MADE);

        assertThat(log().list(new AuditFilter(null, "web"), null, 9)).hasSize(2);
        assertThat(log().list(new AuditFilter(Subject.CONNECTOR, null), null, 9))
                .extracting(AuditEntry::id)
                .containsExactly("other", "web");
        assertThat(log().list(new AuditFilter(Subject.CONNECTOR, "web"), null, 9))
                .hasSize(1);
        assertThat(log().list(new AuditFilter(Subject.TEMPLATE, null), null, 9)).isEmpty();
        assertThat(log().list(new AuditFilter(null, "we%"), null, 9)).isEmpty();
        assertThat(log().list(new AuditFilter(null, "web\u0000"), null, 9)).isEmpty();
    }

    @Test
    default void old_entries_are_deleted_so_many_at_a_time() {
        Instant now = CHANGE.at();
        for (int i = 0; i < 5; i++) {
            connectors().save("c" + i, Map.of(), Precondition.NONE, new Change(now.plusSeconds(i), ""));
        }

        assertThat(log().purge(now.plusSeconds(3), 2)).isEqualTo(2);
        assertThat(log().purge(now.plusSeconds(3), 2)).isEqualTo(1);
        assertThat(log().purge(now.plusSeconds(3), 2)).isZero();

        assertThat(all()).extracting(AuditEntry::id).containsExactly("c4", "c3");
        assertThat(connectors().versions()).hasSize(5);
    }

    @Test
    default void closed_log_refuses_everything() {
        AuditLog log = log();
        close();

        assertThatThrownBy(() -> log.list(AuditFilter.ALL, null, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> log.purge(CHANGE.at(), 1)).isInstanceOf(IllegalStateException.class);
    }
}
