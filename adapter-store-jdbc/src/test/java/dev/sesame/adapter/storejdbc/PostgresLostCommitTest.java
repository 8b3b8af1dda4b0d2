package dev.sesame.adapter.storejdbc;

import static dev.sesame.core.port.out.NewMessages.NOW;
import static dev.sesame.core.port.out.NewMessages.code;
import static dev.sesame.core.port.out.NewMessages.key;
import static dev.sesame.core.port.out.NewMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesame.adapter.storejdbc.LossyProxy.Loss;
import dev.sesame.core.error.FailureKind;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.port.out.Acceptance;
import dev.sesame.core.port.out.Claim;
import dev.sesame.core.port.out.ClaimedMessage;
import dev.sesame.core.port.out.Lease;
import dev.sesame.core.port.out.NewMessage;
import dev.sesame.core.queue.MessageFilter;
import dev.sesame.core.queue.MessageState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that is lost when a transaction is committed: the answer is honest, and nothing is kept twice. */
class PostgresLostCommitTest {

    private final String schema = PostgresServer.newSchema();
    private LossyProxy proxy;
    private JdbcMessageStore store;
    private JdbcMessageStore direct;

    @BeforeEach
    void open() throws IOException {
        direct = JdbcMessageStore.open(PostgresServer.config(schema).build());
        proxy = new LossyProxy(PostgresServer.port());
        store = JdbcMessageStore.open(
                StoreConfig.builder("jdbc:postgresql://localhost:" + proxy.port() + "/postgres?currentSchema=" + schema)
                        .user("postgres")
                        .waitTimeout(Duration.ofSeconds(1))
                        .build());
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
        direct.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMIT", "ANSWER"})
    void accepted_messages_are_kept_once_whatever_was_lost(Loss loss) {
        kept(direct, message("m0").key(key("k"), 0).build());
        List<NewMessage> batch = List.of(
                message("n0").key(key("k"), 0).build(),
                message("n1").key(key("k"), 1).build(),
                message("n2").key(key("k"), 2).leased(Duration.ofSeconds(9)).build());
        proxy.loseNext(loss);

        List<Acceptance> acceptances = store.accept(batch);

        assertThat(acceptances)
                .extracting(acceptance -> acceptance.message().id())
                .containsExactly("m0", "n1", "n2");
        assertThat(acceptances.get(0)).isInstanceOf(Acceptance.Known.class);
        assertThat(acceptances.get(1))
                .isEqualTo(new Acceptance.Kept(direct.find("n1").orElseThrow(), null, List.of()));
        assertThat(acceptances.get(2))
                .isEqualTo(new Acceptance.Kept(direct.find("n2").orElseThrow(), new Claim("n2", 1), List.of()));
        assertThat(direct.list(MessageFilter.ALL, null, 9)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMIT", "ANSWER"})
    void superseded_messages_are_told_once_whatever_was_lost(Loss loss) {
        kept(direct, code("c1", "someone@example.com").build());
        proxy.loseNext(loss);

        Acceptance newer =
                store.accept(List.of(code("c2", "someone@example.com").build())).get(0);

        assertThat(newer)
                .isEqualTo(new Acceptance.Kept(
                        direct.find("c2").orElseThrow(),
                        null,
                        List.of(direct.find("c1").orElseThrow())));
        assertThat(direct.find("c1").orElseThrow().state()).isEqualTo(MessageState.SUPERSEDED);
    }

    @Test
    void acceptance_that_cannot_be_looked_up_is_unknown() {
        proxy.loseNext(Loss.ANSWER_AND_LINE);

        assertThatThrownBy(() -> store.accept(List.of(message("m1").build())))
                .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(FailureKind.AMBIGUOUS))
                .hasMessageContaining("cannot tell whether it kept this");
        assertThat(direct.find("m1")).isPresent();
    }

    @Test
    void outcome_whose_commit_was_lost_can_be_recorded_again() {
        Claim claim = claimed();
        proxy.loseNext(Loss.ANSWER);

        assertThatThrownBy(() -> store.record(claim, List.of(), MessageState.ACCEPTED, null, null, NOW))
                .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(FailureKind.AMBIGUOUS));
        assertThat(store.record(claim, List.of(), MessageState.ACCEPTED, null, null, NOW))
                .contains(MessageState.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMIT", "ANSWER"})
    void claimed_messages_go_to_one_whatever_was_lost(Loss loss) {
        kept(direct, message("m1").build());
        kept(direct, message("m2").build());
        proxy.loseNext(loss);

        List<ClaimedMessage> claimed = store.claim(new Lease("w", NOW.plusSeconds(9)), 9, NOW, Set.of());

        assertThat(claimed).extracting(message -> message.claim().id()).containsExactly("m1", "m2");
        assertThat(claimed).allSatisfy(message -> assertThat(
                        direct.record(message.claim(), List.of(), MessageState.ACCEPTED, null, null, NOW))
                .contains(MessageState.ACCEPTED));
    }

    @Test
    void claim_that_cannot_be_looked_up_is_given_back_once_the_server_is_there_again() {
        Lease lease = new Lease("w", NOW.plusSeconds(9));
        kept(direct, message("m1").build());
        proxy.loseNext(Loss.ANSWER_AND_LINE);
        assertThatThrownBy(() -> store.claim(lease, 1, NOW, Set.of()))
                .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(FailureKind.AMBIGUOUS));
        assertThat(direct.sweep(lease.until(), Set.of())).hasSize(1);
        assertThat(direct.find("m1").orElseThrow().state()).isEqualTo(MessageState.UNKNOWN);

        proxy.mend();

        assertThat(store.sweep(lease.until(), Set.of())).isEmpty();
        assertThat(direct.find("m1").orElseThrow().state()).isEqualTo(MessageState.QUEUED);
        assertThat(direct.claim(new Lease("w", NOW.plusSeconds(99)), 1, lease.until(), Set.of()))
                .extracting(message -> message.claim().id())
                .containsExactly("m1");
    }

    private Claim claimed() {
        kept(direct, message("m1").build());
        return direct.claim(new Lease("w", NOW.plusSeconds(9)), 1, NOW, Set.of())
                .get(0)
                .claim();
    }

    private static void kept(JdbcMessageStore store, NewMessage message) {
        assertThat(store.accept(List.of(message)).get(0)).isInstanceOf(Acceptance.Kept.class);
    }
}
