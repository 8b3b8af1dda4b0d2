package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.Lease;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresRestartTest {

    @TempDir
    Path folder;

    @Test
    void store_is_unavailable_while_its_server_is_away_and_goes_on_afterwards() throws IOException {
        EmbeddedPostgres server = start(0);
        int port = server.getPort();
        StoreConfig config = StoreConfig.builder("jdbc:postgresql://localhost:" + port + "/postgres")
                .user("postgres")
                .waitTimeout(Duration.ofMillis(500))
                .build();
        try (JdbcMessageStore store = JdbcMessageStore.open(config)) {
            store.accept(List.of(message("m1").build()));
            server.close();

            assertThatThrownBy(() -> store.accept(List.of(message("m2").build())))
                    .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.code())
                            .isEqualTo(ErrorCode.STORE_UNAVAILABLE));
            assertThatThrownBy(() -> store.find("m1")).isInstanceOf(StoreException.class);

            server = start(port);
            assertThat(store.find("m2")).isEmpty();
            store.accept(List.of(message("m3").build()));
            assertThat(store.claim(new Lease("w", NOW.plusSeconds(9)), 9, NOW, Set.of()))
                    .extracting(claimed -> claimed.email().id())
                    .containsExactly("m1", "m3");
        } finally {
            server.close();
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }
}
