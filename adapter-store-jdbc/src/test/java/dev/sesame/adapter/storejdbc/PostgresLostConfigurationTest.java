package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.ConnectorStoreContract.document;
import static dev.sesame.core.port.out.TemplateStoreContract.template;
import static dev.sesame.core.port.out.VersionedStoreContract.CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.adapter.storejdbc.LossyProxy.Loss;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.template.Template;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that is lost when a change of connectors or templates is committed: all of it is made, or nothing. */
class PostgresLostConfigurationTest {

    private final String schema = PostgresServer.newSchema();
    private LossyProxy proxy;
    private JdbcStores stores;
    private JdbcStores direct;

    @BeforeEach
    void open() throws IOException {
        EncryptionKeys keys = TestKeys.only(TestKeys.ONE);
        direct = JdbcStores.open(PostgresServer.config(schema).encryption(keys).build());
        proxy = new LossyProxy(PostgresServer.port());
        // Opening commits, too; without a threshold the driver does not prepare commits, and the proxy recognises each.
        String url =
                "jdbc:postgresql://localhost:" + proxy.port() + "/postgres?prepareThreshold=0&currentSchema=" + schema;
        stores = JdbcStores.open(StoreConfig.builder(url)
                .user("postgres")
                .waitTimeout(Duration.ofSeconds(1))
                .encryption(keys)
                .build());
    }

    @AfterEach
    void close() {
        stores.close();
        proxy.close();
        direct.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMIT", "ANSWER"})
    void templates_are_saved_as_a_whole_or_not_at_all(Loss loss) {
        List<Template> templates = List.of(template("SignIn", "en", "a"), template("SignIn", "de", "a"));
        proxy.loseNext(loss);

        assertUnknown(() -> stores.templates().save(templates, CHANGE));

        int there = loss == Loss.ANSWER ? 2 : 0;
        assertThat(direct.templates().versions()).hasSize(there);
        assertThat(direct.templates().revision()).isEqualTo(there);
        assertThat(stores.templates().save(templates, CHANGE)).hasSize(2);
        assertThat(direct.templates().revision()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMIT", "ANSWER"})
    void connector_is_saved_or_not_and_can_be_saved_again(Loss loss) {
        proxy.loseNext(loss);

        assertUnknown(() -> stores.connectors().save("c1", document("a"), Precondition.ABSENT, CHANGE));

        assertThat(direct.connectors().versions()).hasSize(loss == Loss.ANSWER ? 1 : 0);
        assertThat(stores.connectors()
                        .save("c1", document("a"), Precondition.NONE, CHANGE)
                        .version())
                .isEqualTo(1);
    }

    private static void assertUnknown(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.kind())
                .isEqualTo(FailureKind.AMBIGUOUS));
    }
}
