package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.TemplateStoreContract.template;
import static dev.sesame.core.port.out.VersionedStoreContract.CHANGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.change.Precondition;
import dev.sesame.core.template.ManagedTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedTemplateTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "[]", "{\"usageType\":\"SignIn\",\"subject\":1}"})
    void template_that_cannot_be_read_is_left_out_and_can_be_saved_again_or_deleted(String json) {
        SqliteDatabase database = SqliteDatabase.open(
                StoreConfig.builder("jdbc:sqlite:" + folder.resolve("store.db")).build());
        try (database) {
            JdbcTemplateStore store = new JdbcTemplateStore(database);
            List<ManagedTemplate> saved =
                    store.save(List.of(template("SignIn", "en", "a"), template("SignIn", "de", "a")), CHANGE);
            String damaged = saved.get(0).id();
            database.write(session ->
                    session.update("UPDATE template_version SET document = ? WHERE template_id = ?", json, damaged));

            assertThat(store.find(store.versions().keySet())).containsExactly(saved.get(1));
            assertThat(store.history(damaged)).isEmpty();

            ManagedTemplate again =
                    store.save(List.of(template("SignIn", "en", "a")), CHANGE).get(0);
            assertThat(again.id()).isEqualTo(damaged);
            assertThat(again.version()).isGreaterThan(saved.get(0).version());
            assertThat(store.find(Set.of(damaged))).containsExactly(again);

            database.write(session ->
                    session.update("UPDATE template_version SET document = ? WHERE template_id = ?", json, damaged));
            assertThat(store.delete(Set.of(damaged), Precondition.version(again.version()), CHANGE))
                    .isEqualTo(1);
        }
    }
}
